package io.supervised.engine.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.infinispan.commons.util.Version;

/**
 * The Infinispan that this class loader gives us, which may not be the one we were built with: an application may bring its own.
 *
 * @param found its version
 * @param built the version we were built and tested with
 * @param copies where its classes are
 */
record GridLibrary(String found, String built, List<String> copies) {

  private static final String CLASS = "org/infinispan/manager/DefaultCacheManager.class";

  static GridLibrary here() {
    ClassLoader loader = GridLibrary.class.getClassLoader();
    try (InputStream file = GridLibrary.class.getResourceAsStream("built-with.properties")) {
      Properties built = new Properties();
      built.load(file);
      List<String> copies = Collections.list(loader.getResources(CLASS)).stream()
          .map(URL::toString)
          .distinct()
          .toList();
      return new GridLibrary(Version.getVersion(), built.getProperty("infinispan"), copies);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Says what is wrong, in one message. */
  void warn() {
    if (copies.size() > 1) {
      ClusterLog.LOG.severalGridLibraries(found, copies);
    } else if (!minor(found).equals(minor(built))) {
      ClusterLog.LOG.otherGridLibrary(found, built, copies);
    }
  }

  private static String minor(String version) {
    int end = version.indexOf('.', version.indexOf('.') + 1);
    return end < 0 ? version : version.substring(0, end);
  }
}
