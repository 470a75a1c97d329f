package io.supervised.engine.registry;

import io.supervised.ChildInfo;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the cluster keeps of a name. The newer decision counts first, and then the newer write: a cluster that was begun while
 * the only node that knew of a decision hung has reports of its own by the time that node is back, and they must undo nothing.
 *
 * @param wish what was decided last
 * @param decided when that was decided
 * @param written when this entry was written
 * @param report what the holder last told of the child; null if it was never told of since it was decided
 */
public record ChildEntry(
    Wish wish, Version decided, Version written, @Nullable ChildInfo report) {

  private static final Comparator<ChildEntry> ORDER =
      Comparator.comparing(ChildEntry::decided).thenComparing(ChildEntry::written);

  public boolean isNewerThan(ChildEntry other) {
    return ORDER.compare(this, other) > 0;
  }

  /** Whether the name is to run. */
  public boolean runs() {
    return wish instanceof Wish.Started || wish instanceof Wish.AsDeclared;
  }

  /** Whether it is of a child, rather than of where children belong. */
  public boolean isOfChild() {
    return !(wish instanceof Wish.Placed || wish instanceof Wish.Groups);
  }

  /** The child as its holder told of it; empty if it is over or never started. */
  public Optional<ChildInfo> child() {
    return wish instanceof Wish.Ended ? Optional.empty() : Optional.ofNullable(report);
  }
}
