package io.supervised.engine.segment;

import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.ChildFrame;
import java.util.Optional;

/**
 * A child that goes on in another segment. Its state is not in here: it is read where it was kept, for all members have it.
 *
 * @param from the segment that it leaves
 * @param entry encoded: what it is to be from the first write in the other segment on
 */
@SuppressWarnings("ArrayRecordComponent") // it carries them, and is never compared
public record Handover(String child, int from, byte[] entry) {

  static Handover of(String child, int from, ChildEntry entry) {
    return new Handover(child, from, ChildFrame.of(entry));
  }

  /** Empty if a newer build says what this one does not know. */
  Optional<ChildEntry> read() {
    return ChildFrame.read(child, entry);
  }
}
