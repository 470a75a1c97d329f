package io.supervised.tck.server;

import io.supervised.tck.faults.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Files and folders of servers. */
public final class ServerFiles {

  private ServerFiles() {}

  /** Where everything of the servers is kept: {@code target/servers}, or the system property {@code supervised.tck.folder}. */
  public static Path work() {
    return Path.of(System.getProperty("supervised.tck.folder", "target/servers"))
        .toAbsolutePath();
  }

  public static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> inside = Files.walk(from)) {
      all = inside.toList();
    }
    for (Path file : all) {
      Path copy = to.resolve(from.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(copy);
      } else {
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /** Unpacks an archive once; its scripts can be run. Returns the one folder in it. */
  public static Path unpacked(Path archive, String name) {
    Path target = work().resolve(name);
    try {
      if (!Files.exists(target)) {
        Path part = work().resolve(name + ".part");
        Folders.clear(part);
        unpack(archive, part);
        Files.move(part, target);
      }
      try (Stream<Path> inside = Files.list(target)) {
        return inside.findFirst().orElseThrow();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void unpack(Path archive, Path target) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException(archive + " holds a file outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, file);
        }
        if (isScript(entry.getName()) && !file.toFile().setExecutable(true)) {
          throw new IOException(file + " can't be made executable");
        }
      }
    }
  }

  private static boolean isScript(String name) {
    return name.contains("bin/") && !name.endsWith(".jar") && !name.endsWith(".bat");
  }
}
