package io.supervised.engine.registry;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.Token;
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
 * @param history what its holders remember of it
 */
public record ChildEntry(
    Wish wish, Version decided, Version written, @Nullable ChildInfo report, History history) {

  /** Of a child of which nothing is to be remembered, if it is one at all. */
  public ChildEntry(Wish wish, Version decided, Version written, @Nullable ChildInfo report) {
    this(wish, decided, written, report, History.NONE);
  }

  private static final Comparator<ChildEntry> ORDER =
      Comparator.comparing(ChildEntry::decided).thenComparing(ChildEntry::written);

  public boolean isNewerThan(ChildEntry other) {
    return ORDER.compare(this, other) > 0;
  }

  /** What a newer build has written, in a way that this one can't read. */
  public static ChildEntry unread() {
    Version latest = new Version(new Token(Long.MAX_VALUE, "", 0, 0), Long.MAX_VALUE);
    return new ChildEntry(new Wish.Unread(), latest, latest, null);
  }

  public boolean isUnread() {
    return wish instanceof Wish.Unread;
  }

  /** Whether the name is to run. */
  public boolean runs() {
    return wish instanceof Wish.Started || wish instanceof Wish.AsDeclared;
  }

  /** Whether it has ended by itself too often, and no user has started it again. */
  public boolean isGivenUp() {
    return runs() && report != null && report.state() == ChildState.GIVEN_UP;
  }

  /** After how many moves of the name it was written. */
  public long moves() {
    return history.course().moves();
  }

  /** Whether it is of a child, rather than of where children belong. */
  public boolean isOfChild() {
    return runs() || wish instanceof Wish.Ended;
  }

  /** The child as its holder told of it; empty if it is over or never started. */
  public Optional<ChildInfo> child() {
    return wish instanceof Wish.Ended ? Optional.empty() : Optional.ofNullable(report);
  }
}
