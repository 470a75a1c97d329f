package io.supervised.engine.protocol;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The children a node can run, by segment. */
public record Specs(Map<Integer, List<Child>> bySegment) {

  static Specs of(List<Child> children) {
    return new Specs(children.stream()
        .collect(
            Collectors.groupingBy(Child::segment, TreeMap::new, Collectors.toUnmodifiableList())));
  }

  List<Child> in(int segment) {
    return bySegment.getOrDefault(segment, List.of());
  }
}
