package io.supervised.examples.quickstart;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The names of the children, one for each file. */
record Children(int count) {

  static final String BEAN = "fileTally";

  List<String> names() {
    return IntStream.range(0, count).mapToObj(this::name).toList();
  }

  /** A bean with one instance gives it its own name; of several each has its number behind it. */
  String name(int index) {
    return count == 1 ? BEAN : BEAN + "-" + index;
  }

  static int index(String name) {
    int dash = name.lastIndexOf('-');
    return dash < 0 ? 0 : Integer.parseInt(name.substring(dash + 1));
  }

  /** The numbers of some children, with neighbours joined: {@code 0-2 5 7-8}. */
  static String numbers(Collection<String> names) {
    var indices = new TreeSet<Integer>(names.stream().map(Children::index).toList());
    StringBuilder text = new StringBuilder();
    for (int first : indices) {
      if (indices.contains(first - 1)) {
        continue;
      }
      int last = first;
      while (indices.contains(last + 1)) {
        last++;
      }
      text.append(text.isEmpty() ? "" : " ").append(first).append(last == first ? "" : "-" + last);
    }
    return text.toString();
  }
}
