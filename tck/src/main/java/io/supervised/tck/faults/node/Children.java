package io.supervised.tck.faults.node;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The children that all nodes of a run share. */
public record Children(int count) {

  static final String BEAN = "worker";

  /** Their names. */
  public Set<String> names() {
    return names(BEAN, count);
  }

  /** A bean with one instance gives it its own name, of several each has its number behind it. */
  static Set<String> names(String bean, int count) {
    return count == 1
        ? Set.of(bean)
        : IntStream.range(0, count)
            .mapToObj(number -> bean + "-" + number)
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
