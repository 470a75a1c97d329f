package io.supervised.tck.faults.node;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The children that all nodes of a run share. */
public record Children(int count) {

  static final String BEAN = "worker";

  /** Their names: a bean with one instance gives it its own, of several each has its number behind it. */
  public Set<String> names() {
    return count == 1
        ? Set.of(BEAN)
        : IntStream.range(0, count)
            .mapToObj(number -> BEAN + "-" + number)
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
