package io.supervised.tck.faults.network;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of what one run makes in the kernel. They hold the number of the process that made them, so that two runs do not
 * meet and the remains of a dead one are known. Interfaces have at most 15 letters.
 *
 * @param run the letters that all names of the run begin with
 */
record Names(String run) {

  private static final String PREFIX = "svf";
  private static final int RADIX = 36;
  private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9a-z]{5})[0-9a-z][nvb]\\d*");

  /**
   * The names of a run.
   *
   * @param number tells the runs of one process apart, from 0 to 35
   */
  static Names of(long pid, int number) {
    String process = String.format("%5s", Long.toString(pid, RADIX)).replace(' ', '0');
    return new Names(PREFIX + process + Character.forDigit(number, RADIX));
  }

  /** The process that made what has this name, if the name is one of ours. */
  static OptionalLong maker(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1), RADIX))
        : OptionalLong.empty();
  }

  String bridge() {
    return run + "b";
  }

  String namespace(int node) {
    return run + "n" + node;
  }

  /** The end of a node's cable at the bridge. */
  String cable(int node) {
    return run + "v" + node;
  }
}
