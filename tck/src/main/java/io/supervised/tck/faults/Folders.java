package io.supervised.tck.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders for results. */
public final class Folders {

  private Folders() {}

  /** Makes a folder, with those it is in, or empties it. */
  public static void clear(Path folder) throws IOException {
    remove(folder);
    Files.createDirectories(folder);
  }

  public static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> inside = Files.walk(folder)) {
      all = inside.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}
