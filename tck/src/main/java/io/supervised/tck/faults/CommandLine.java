package io.supervised.tck.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Arguments of the form {@code --name=value}, or {@code --name} for yes. What nobody asks for is an error. */
final class CommandLine {

  private final Map<String, String> values = new TreeMap<>();

  CommandLine(String[] arguments, Set<String> known) {
    for (String argument : arguments) {
      String[] part = argument.split("=", 2);
      String name = part[0].replaceFirst("^--", "");
      if (!argument.startsWith("--") || !known.contains(name)) {
        throw new IllegalArgumentException(
            "unknown argument '" + argument + "'; known are --" + String.join(" --", known));
      }
      values.put(name, part.length == 1 ? "true" : part[1]);
    }
  }

  String text(String name, String usual) {
    return values.getOrDefault(name, usual);
  }

  /** One of some words, the first if none is given. */
  String choice(String name, String... words) {
    String value = text(name, words[0]);
    if (!List.of(words).contains(value)) {
      throw new IllegalArgumentException(
          "--" + name + " is '" + value + "'; set it to " + String.join(" or ", words));
    }
    return value;
  }

  boolean yes(String name) {
    return Boolean.parseBoolean(text(name, "false"));
  }

  int number(String name, int usual, int least) {
    String value = text(name, Integer.toString(usual));
    try {
      int number = Integer.parseInt(value);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below, as a number out of bounds is
    }
    throw new IllegalArgumentException(
        "--" + name + " is '" + value + "'; set it to a whole number from " + least);
  }
}
