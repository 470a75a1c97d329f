package io.supervised.tck.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Writes an archive with entries for its folders, without which OpenWebBeans finds no class in it. */
final class JarFileWriter implements AutoCloseable {

  private final JarOutputStream out;
  private final Set<String> folders = new HashSet<>();

  JarFileWriter(Path file) throws IOException {
    this.out = new JarOutputStream(Files.newOutputStream(file));
  }

  void add(String name, byte[] content) throws IOException {
    for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
      String folder = name.substring(0, end + 1);
      if (folders.add(folder)) {
        out.putNextEntry(new JarEntry(folder));
        out.closeEntry();
      }
    }
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
