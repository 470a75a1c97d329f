package io.supervised;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be said in a {@link ChildSpec} and of a {@link Supervised} bean. Ids 400 to 419. */
final class SpecRules {

  /** How many labels a constraint can have, so that it stays small wherever it is kept. */
  static final int MOST_LABELS = 100;

  private static final int LONGEST_NAME = 500;
  private static final int MOST_RESTARTS = 1_000;
  private static final Duration SHORTEST_WINDOW = Duration.ofMillis(1);
  private static final Duration LONGEST_WINDOW = Duration.ofDays(1);
  private static final Duration LONGEST_STOP = Duration.ofDays(365);
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  private SpecRules() {}

  static String childName(@Nullable String name) {
    if (name == null
        || name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("SUPV00400: No child can have the name " + quoted(name)
          + ": a name has 1 to " + LONGEST_NAME + " characters, and no control characters");
    }
    return name;
  }

  static Object argument(@Nullable Object argument, int number) {
    if (argument == null) {
      throw new IllegalArgumentException("SUPV00401: Argument " + number
          + " is null, and a child's arguments are not. Give an Optional, or leave it out");
    }
    return argument;
  }

  static <T> T given(@Nullable T value, String what) {
    if (value == null) {
      throw new IllegalArgumentException(
          "SUPV00402: The " + what + " is null. Leave it out, or give one");
    }
    return value;
  }

  static Duration stopTime(@Nullable Duration limit) {
    if (limit == null
        || limit.isZero()
        || limit.isNegative()
        || limit.compareTo(LONGEST_STOP) > 0) {
      throw new IllegalArgumentException("SUPV00403: A child can't take " + limit
          + " to stop. Give a time longer than zero, and not longer than " + LONGEST_STOP);
    }
    return limit;
  }

  static void restartLimit(int maxRestarts, @Nullable Duration window) {
    if (maxRestarts != Supervised.UNLIMITED && (maxRestarts < 0 || maxRestarts > MOST_RESTARTS)) {
      throw new IllegalArgumentException("SUPV00408: A child can't have " + maxRestarts
          + " restarts in a window. Give 0 to " + MOST_RESTARTS + ", or Supervised.UNLIMITED");
    }
    if (window == null
        || window.compareTo(SHORTEST_WINDOW) < 0
        || window.compareTo(LONGEST_WINDOW) > 0) {
      throw new IllegalArgumentException("SUPV00409: Restarts can't be counted in a window of "
          + window + ". Give " + SHORTEST_WINDOW + " to " + LONGEST_WINDOW);
    }
  }

  static String node(@Nullable String name) {
    if (name == null || !WORD.matcher(name).matches()) {
      throw new IllegalArgumentException("SUPV00404: No node has the name " + quoted(name)
          + ": names are 1 to 200 of A-Z a-z 0-9 . _ -");
    }
    return name;
  }

  static String label(@Nullable String label) {
    if (label == null || !WORD.matcher(label).matches()) {
      throw new IllegalArgumentException("SUPV00405: No node has the label " + quoted(label)
          + ": labels are 1 to 200 of A-Z a-z 0-9 . _ -; give several labels one by one");
    }
    return label;
  }

  static IllegalArgumentException tooManyLabels() {
    return new IllegalArgumentException("SUPV00406: A child can ask for at most " + MOST_LABELS
        + " labels. Give the nodes one label that stands for several");
  }

  static IllegalArgumentException secondConstraint(Constraint first, Constraint second) {
    return new IllegalArgumentException("SUPV00407: A child can be " + first + ", or " + second
        + ", but not both. Say one of them");
  }

  /** Short, and without what would break a line of a log. */
  private static String quoted(@Nullable String text) {
    if (text == null) {
      return "null";
    }
    String start = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return "'" + start.replaceAll("\\p{Cntrl}", "?") + "'";
  }
}
