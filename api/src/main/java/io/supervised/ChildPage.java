package io.supervised;

import java.util.List;
import java.util.Optional;

/**
 * Some of the cluster's children.
 *
 * @param children in no particular order
 * @param next where the next page begins, for {@link Supervisor#children(String, int)}; empty if this is the last one
 */
public record ChildPage(List<ChildInfo> children, Optional<String> next) {

  /**
   * A page.
   *
   * @param children is copied
   * @param next as above
   */
  public ChildPage {
    children = List.copyOf(children);
  }
}
