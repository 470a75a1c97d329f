package io.supervised.tck.faults.schedule;

import io.supervised.tck.faults.network.Link;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sets of links, in a fixed order. */
final class Links {

  private Links() {}

  /** All nodes but these. */
  static Set<Integer> others(int nodes, Set<Integer> side) {
    return IntStream.rangeClosed(1, nodes)
        .filter(node -> !side.contains(node))
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The links from one side to the other, and back. */
  static Set<Link> between(Set<Integer> side, Set<Integer> other) {
    return ordered(side.stream()
        .flatMap(one -> other.stream().flatMap(another -> {
          Link there = new Link(one, another);
          return Stream.of(there, there.back());
        })));
  }

  /** The links from a node to all others. */
  static Set<Link> from(int node, int nodes) {
    return ordered(others(nodes, Set.of(node)).stream().map(other -> new Link(node, other)));
  }

  /** The links from all others to a node. */
  static Set<Link> to(int node, int nodes) {
    return ordered(from(node, nodes).stream().map(Link::back));
  }

  private static Set<Link> ordered(Stream<Link> links) {
    return links.collect(Collectors.toCollection(
        () -> new TreeSet<>(Comparator.comparingInt(Link::from).thenComparingInt(Link::to))));
  }
}
