package io.supervised.engine.tiebreak;

import io.supervised.engine.core.Address;
import io.supervised.engine.core.ClusterSettings;
import io.supervised.engine.core.Epoch;
import io.supervised.engine.core.EpochRecord;
import io.supervised.engine.core.EpochRecord.Enrolled;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.Message.Accept;
import io.supervised.engine.core.Message.Prepare;
import io.supervised.engine.core.NodeId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One half of a cluster, that wants to go on without the other.
 *
 * @param number tells it from the other half
 * @param size how many members it has
 */
record Half(int number, int size) {

  /** The epoch in which the halves were one cluster. */
  static final Epoch BASE = new Epoch(3, new NodeId(new UUID(9, 9)));

  Half(int number) {
    this(number, 1);
  }

  Epoch ballot(long round) {
    return new Epoch(round, member(0).id());
  }

  Prepare prepare(long round) {
    return new Prepare(BASE, ballot(round), Set.of());
  }

  Accept accept(long round) {
    return accept(round, record(round));
  }

  Accept accept(long round, EpochRecord value) {
    return new Accept(BASE, ballot(round), value);
  }

  EpochRecord record(long round) {
    Map<NodeId, Enrolled> members = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      members.put(member(i).id(), new Enrolled(member(i), BASE, true));
    }
    return new EpochRecord(ballot(round), members, Map.of());
  }

  private Member member(int i) {
    return new Member(
        new NodeId(new UUID(number, i + 1)),
        "half-" + number + "-" + i,
        new Address("10.0." + number + "." + i, 18_000),
        new UUID(number, 1_000 + i),
        new ClusterSettings(256, "replicated", 1, 3_000, "2 of 4", "jdbc", "safe", "all"));
  }
}
