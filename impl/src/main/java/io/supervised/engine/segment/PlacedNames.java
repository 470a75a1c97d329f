package io.supervised.engine.segment;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names that belong to other segments than they hash to, as far as this node has come across them. A name stays where it was
 * placed until it is moved, so what is known stays true, or the segment it names knows more; but in the rarest case, in which it is
 * forgotten again. Thread-safe.
 */
public final class PlacedNames {

  private final Map<String, SegmentHint> known = new ConcurrentHashMap<>();

  /** A name was placed, and not known to be moved. */
  public void learn(String child, int segment) {
    learn(child, new SegmentHint(segment));
  }

  /** Takes note of what is not older than what is known. */
  public void learn(String child, SegmentHint heard) {
    known.merge(child, heard, (there, next) -> next.moves() >= there.moves() ? next : there);
  }

  /** It was a mistake: what was heard was never settled. A move is settled before anybody hears of it. */
  public void forget(String child) {
    known.computeIfPresent(child, (name, there) -> there.moves() == 0 ? null : there);
  }

  public OptionalInt segmentOf(String child) {
    SegmentHint hint = known.get(child);
    return hint == null ? OptionalInt.empty() : OptionalInt.of(hint.segment());
  }

  public Optional<SegmentHint> of(String child) {
    return Optional.ofNullable(known.get(child));
  }
}
