package io.supervised.cdi;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;

/** The copies of this library that an application sees: two have two extensions, and so two nodes that know nothing of each other. */
final class Copies {

  private static final String CLASS =
      SupervisedExtension.class.getName().replace('.', '/') + ".class";

  private Copies() {}

  /** What is wrong, if there is more than one: one sentence or none. */
  static List<String> problems(ClassLoader application) {
    List<String> places = places(application);
    return places.size() < 2
        ? List.of()
        : List.of(ExtensionLog.LOG.severalCopies(places.size(), String.join(", ", places)));
  }

  private static List<String> places(ClassLoader application) {
    try {
      return Collections.list(application.getResources(CLASS)).stream()
          .map(URL::toString)
          .map(place -> place.substring(0, place.length() - CLASS.length()))
          .distinct()
          .toList();
    } catch (IOException unreadable) {
      ExtensionLog.LOG.debug("the copies of this library can't be counted", unreadable);
      return List.of();
    }
  }
}
