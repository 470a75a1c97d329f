package io.supervised.engine.core;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What nodes say to each other. An epoch change is {@link Ready} → {@link Prepare} → {@link Promise} → {@link Install}; inside an epoch a
 * segment travels by {@link Move} → {@link Release} → {@link Grant}.
 */
public sealed interface Message {

  /** A member of a view has installed it and waits for its leader. */
  record Ready(View.Id view) implements Message {}

  /** The leader of a view asks its members to report, under a ballot greater than all it knows of. */
  record Prepare(View.Id view, Epoch ballot) implements Message {}

  /**
   * A member reports who it is and the grants it holds, by segment, and will not forget the ballot.
   *
   * @param known the greatest ballot it knew of before, null if none; if it is greater than this one, this one is void
   */
  record Promise(
      View.Id view,
      Epoch ballot,
      Member member,
      @Nullable Epoch known,
      SortedMap<Integer, GrantId> claims)
      implements Message {}

  /** The leader announces the agreed membership. */
  record Install(EpochRecord membership) implements Message {}

  /** The leader can't take this node in, and says why. */
  record Refuse(View.Id view, String reason) implements Message {}

  /** The leader wants the holder to give up these segments, held under these grants. */
  record Move(Epoch epoch, SortedMap<Integer, GrantId> segments) implements Message {}

  /** The holder has stopped everything in these segments and holds them no more. */
  record Release(Epoch epoch, SortedMap<Integer, GrantId> segments) implements Message {}

  /** The leader gives these segments, with the numbers of the grants. */
  record Grant(Epoch epoch, SortedMap<Integer, Long> segments) implements Message {}

  /** A member is about to leave: give it nothing more. */
  record Leaving(Epoch epoch) implements Message {}

  /** The leader's table, a hint for everyone else: the holder of each segment, null while it has none. */
  record Table(Epoch epoch, long version, List<@Nullable NodeId> holders) implements Message {}
}
