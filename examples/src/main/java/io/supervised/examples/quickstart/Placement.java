package io.supervised.examples.quickstart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which node runs which children, as the living nodes tell it of themselves. */
record Placement(Map<String, Status> nodes) {

  /** Each child with its node; of a doubled child, one of them. */
  Map<String, String> owners() {
    Map<String, String> owners = new HashMap<>();
    nodes.forEach((node, status) -> status.local().forEach(child -> owners.put(child, node)));
    return owners;
  }

  int percentRead() {
    long all = (long) owners().size() * FileTally.SLICES;
    return Math.toIntExact(all == 0 ? 0 : slices() * 100 / all);
  }

  private long slices() {
    return nodes.values().stream().mapToLong(Status::slices).sum();
  }

  String busiestNode() {
    return nodes.entrySet().stream()
        .max(Map.Entry.comparingByValue(
            (a, b) -> Integer.compare(a.local().size(), b.local().size())))
        .orElseThrow()
        .getKey();
  }

  /** The greatest number of children on a node, divided by the mean. */
  double spread() {
    int most =
        nodes.values().stream().mapToInt(status -> status.local().size()).max().orElse(0);
    double mean = nodes.values().stream()
        .mapToInt(status -> status.local().size())
        .average()
        .orElse(1);
    return most / mean;
  }

  /** What is not as it must be once nothing moves: each child on one node, and every node knowing that and all nodes. */
  List<String> problems(List<String> expected) {
    List<String> problems = new ArrayList<>();
    nodes.forEach((node, status) -> {
      if (!status.nodes().equals(nodes.keySet())) {
        problems.add(node + " sees the nodes " + status.nodes() + ", living are " + nodes.keySet());
      }
    });
    problems.addAll(misplaced(expected));
    Map<String, String> owners = owners();
    nodes.forEach((node, status) -> {
      if (!status.everywhere().equals(owners)) {
        problems.add(node + " does not yet see each child where it runs");
      }
    });
    return problems;
  }

  private List<String> misplaced(List<String> expected) {
    Map<String, List<String>> runningOn = new TreeMap<>();
    nodes.forEach((node, status) -> status
        .local()
        .forEach(
            child -> runningOn.computeIfAbsent(child, c -> new ArrayList<>()).add(node)));
    List<String> problems = new ArrayList<>();
    Set<String> lost = new TreeSet<>(expected);
    lost.removeAll(runningOn.keySet());
    if (!lost.isEmpty()) {
      String count = Screen.count(lost.size(), "child", "children");
      problems.add("lost, on no node: " + count + ", numbers " + Children.numbers(lost));
    }
    runningOn.forEach((child, owners) -> {
      if (owners.size() > 1) {
        problems.add("doubled: " + child + " on " + String.join(" and ", owners));
      }
      if (!expected.contains(child)) {
        problems.add("unknown: " + child + " on " + String.join(" and ", owners));
      }
    });
    return problems;
  }
}
