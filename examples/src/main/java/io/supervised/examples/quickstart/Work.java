package io.supervised.examples.quickstart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What there is to do, the same on every node: the list of files, and the pause between two slices of one. */
@ApplicationScoped
class Work {

  static final String FILES = "quick-start.files";
  static final String PACE = "quick-start.pace";

  @Inject
  @ConfigProperty(name = FILES)
  Path list;

  @Inject
  @ConfigProperty(name = PACE)
  long paceMillis;

  Path file(int index) throws IOException {
    return read(list).get(index);
  }

  void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(paceMillis);
  }

  /** The list is a text of paths with a NUL between two: the one character that no file name contains. */
  static List<Path> read(Path list) throws IOException {
    return Stream.of(Files.readString(list).split("\0", -1)).map(Path::of).toList();
  }

  static void write(List<Path> files, Path list) throws IOException {
    Files.writeString(list, String.join("\0", files.stream().map(Path::toString).toList()));
  }
}
