package io.supervised.engine.registry;

import java.util.Optional;
import java.util.OptionalInt;

/** Follows a name from the segment that it hashes to, to where it is. */
record Trail(ChildRegistry registry, String child) {

  /**
   * Where a name is.
   *
   * @param segment empty for that of its hash
   * @param entry empty if nothing is known of it there yet
   */
  record End(OptionalInt segment, Optional<ChildEntry> entry) {}

  /** Empty if nothing is known of the name. */
  Optional<End> end() {
    return registry.entry(child).map(entry -> from(OptionalInt.empty(), entry));
  }

  private End from(OptionalInt segment, ChildEntry entry) {
    if (entry.wish() instanceof Wish.Placed placed) {
      Optional<ChildEntry> there = in(placed.segment());
      OptionalInt next = OptionalInt.of(placed.segment());
      return there
          .filter(later -> later.moves() > entry.moves()) // so that it ends, whatever was read when
          .map(later -> from(next, later))
          .orElseGet(() -> new End(next, there));
    } else if (entry.wish() instanceof Wish.Moved moved) {
      return in(moved.segment())
          .filter(there -> there.moves() >= entry.moves())
          .map(there -> new End(OptionalInt.of(moved.segment()), Optional.of(there)))
          .orElseGet(() -> new End(segment, Optional.of(entry)));
    }
    return new End(segment, Optional.of(entry));
  }

  private Optional<ChildEntry> in(int segment) {
    return registry.entry(RegistryKey.placed(segment, child));
  }
}
