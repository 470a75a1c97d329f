package io.supervised.engine.group;

import io.supervised.Strategy;
import java.util.List;

/**
 * Children whose ends concern each other.
 *
 * @param children in the order in which they start
 */
public record ChildGroup(String name, Strategy strategy, List<String> children) {

  public ChildGroup {
    children = List.copyOf(children);
  }

  List<String> before(String child) {
    return children.subList(0, children.indexOf(child));
  }

  List<String> after(String child) {
    return children.subList(children.indexOf(child) + 1, children.size());
  }

  List<String> others(String child) {
    return children.stream().filter(other -> !other.equals(child)).toList();
  }

  /** Those whose ends end this one as well. */
  List<String> concerning(String child) {
    return switch (strategy) {
      case ONE_FOR_ONE -> List.of();
      case ONE_FOR_ALL -> others(child);
      case REST_FOR_ONE -> before(child);
    };
  }
}
