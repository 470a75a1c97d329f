package io.supervised.engine;

import io.supervised.Constraint;
import io.supervised.engine.core.GridView;
import io.supervised.engine.core.Input.GridChanged;
import io.supervised.engine.core.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the core where segments should be, whenever the consistent hash or the placement groups have changed. Thread-safe; an older
 * state is never told after a newer one.
 */
final class PlacementFeed {

  private final int hashed;
  private final PlacementOptions options;
  private final Consumer<GridChanged> core;
  private Placement hash = Placement.UNKNOWN;
  private @Nullable GridView grid;
  private List<String> groups = List.of();
  private Placement told = Placement.UNKNOWN;
  private final Map<String, Integer> settled = new HashMap<>();

  PlacementFeed(int hashed, PlacementOptions options, Consumer<GridChanged> core) {
    this.hashed = hashed;
    this.options = options;
    this.core = core;
  }

  synchronized void gridChanged(Placement placement, GridView view) {
    hash = placement;
    grid = view;
    tell();
  }

  /** The groups as the registry has them. */
  synchronized void groups(List<String> constraints) {
    if (!constraints.equals(groups)) {
      groups = constraints;
      tell();
    }
  }

  /** Whether the core has come to what it was told last. */
  synchronized boolean isNewest(Placement known) {
    return known == told;
  }

  /** The number of a constraint's group, if this node was told of it. */
  synchronized OptionalInt number(String constraint) {
    Integer number = settled.get(constraint);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** A registrar has told the number of a constraint's group, which all members know. */
  synchronized void settled(String constraint, int number) {
    settled.put(constraint, number);
  }

  private void tell() {
    if (grid != null) {
      List<@Nullable Constraint> constraints = new ArrayList<>();
      groups.forEach(text -> constraints.add(ConstraintText.read(text).orElse(null)));
      told = new PlacementGroups(hash, hashed, constraints, options::isEligible);
      core.accept(new GridChanged(told, grid));
    }
  }
}
