package io.supervised.examples.quickstart;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder with the log of each node; a temporary one, unless it was named. */
record Logs(Path folder, boolean temporary) {

  static Logs in(String folder) throws Failure, IOException {
    if (folder.isEmpty()) {
      return new Logs(Files.createTempDirectory("quick-start-"), true);
    }
    Path named = Path.of(folder).toAbsolutePath();
    if (Files.isDirectory(named) ? !Files.isWritable(named) : Files.exists(named)) {
      throw Failure.logsNotWritable(named);
    }
    return new Logs(Files.createDirectories(named), false);
  }

  /** Deletes what nobody asked for, once it is not needed. */
  void discard() throws IOException {
    if (!temporary) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
