package io.supervised.engine.core;

import java.util.Set;
import java.util.UUID;

/**
 * The data grid as a node sees it at one moment.
 *
 * @param topology changes whenever the members do
 * @param members by their addresses in the grid
 */
public record GridView(long topology, Set<UUID> members) {

  static final GridView NONE = new GridView(-1, Set.of());

  public GridView {
    members = Set.copyOf(members);
  }
}
