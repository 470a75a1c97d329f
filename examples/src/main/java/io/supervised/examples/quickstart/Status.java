package io.supervised.examples.quickstart;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A node's answer to the launcher.
 *
 * @param slices how many slices its children have read
 * @param nodes the members it sees
 * @param local its own children
 * @param everywhere the children of the whole cluster as it sees them, with their nodes
 */
record Status(long slices, Set<String> nodes, Set<String> local, Map<String, String> everywhere) {

  private static final String PREFIX = "status ";

  static boolean isLine(String line) {
    return line.startsWith(PREFIX);
  }

  static Status fromLine(String line) {
    String[] part = line.split(" ", -1);
    Map<String, String> everywhere = new TreeMap<>();
    for (String entry : names(part[4])) {
      int sign = entry.indexOf('=');
      everywhere.put(entry.substring(0, sign), entry.substring(sign + 1));
    }
    return new Status(Long.parseLong(part[1]), names(part[2]), names(part[3]), everywhere);
  }

  /** How much of their files its children have read. */
  long percentRead() {
    return local.isEmpty() ? 0 : slices * 100 / ((long) local.size() * FileTally.SLICES);
  }

  String toLine() {
    Set<String> entries = new TreeSet<>();
    everywhere.forEach((child, node) -> entries.add(child + "=" + node));
    return PREFIX + slices + " " + text(nodes) + " " + text(local) + " " + text(entries);
  }

  private static String text(Set<String> names) {
    return String.join(",", names);
  }

  private static Set<String> names(String text) {
    return text.isEmpty() ? Set.of() : new TreeSet<>(Set.of(text.split(",", -1)));
  }
}
