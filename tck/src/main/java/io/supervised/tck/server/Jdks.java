package io.supervised.tck.server;

import io.supervised.tck.server.Server.MissingException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The JDKs of this machine: the one that runs the test, and those that {@code JAVA_HOME_21} and {@code JAVA_HOME_25} name. */
final class Jdks {

  private Jdks() {}

  static Path atLeast(int release) {
    if (Runtime.version().feature() >= release) {
      return Path.of(System.getProperty("java.home"));
    }
    return Stream.of(21, 25)
        .filter(known -> known >= release)
        .map(known -> System.getenv("JAVA_HOME_" + known))
        .filter(home -> home != null && !home.isBlank())
        .map(Path::of)
        .findFirst()
        .orElseThrow(
            () -> new MissingException(
                "it needs JDK " + release
                    + " or later; run the test on one, or name its folder by the environment variable JAVA_HOME_25"));
  }
}
