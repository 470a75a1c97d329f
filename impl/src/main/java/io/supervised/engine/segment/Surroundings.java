package io.supervised.engine.segment;

import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.core.GridView;
import io.supervised.engine.group.GroupTies;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What a {@link SegmentSupervisor} needs of the rest of the node. Nothing here waits. */
interface Surroundings {

  /** Answered by {@link SegmentSupervisor#loaded} or {@link SegmentSupervisor#notLoaded}. */
  void load();

  /** The children run, as far as they should: the core may count the segment as running. */
  void opened();

  /** Nothing of the segment runs any more. */
  void closed();

  /** Answered by {@link SegmentSupervisor#started}, if all goes well, and in the end by {@link SegmentSupervisor#ended}. */
  void start(Beginning beginning);

  /** Answered by {@link SegmentSupervisor#ended}. */
  void stop(String child, Token token);

  /** Answered by {@link SegmentSupervisor#restartDue}. */
  void restartAfter(String child, Token token, Duration pause);

  /** How long children wait for their restarts. */
  Backoff backoff();

  /** A number from 0 to 1. */
  double chance();

  /** Hears of what becomes of children. */
  SegmentEvents events();

  /** Answered by {@link SegmentSupervisor#written} or {@link SegmentSupervisor#superseded}. */
  void put(String child, ChildEntry entry);

  /** Leaves a state to the child's next activation; answered with whether all members have it. */
  CompletionStage<Boolean> keep(String child, ChildEntry state);

  /** The child is over, and so is its state. */
  void forgetState(String child, StoredSpec spec, Version version);

  /** What a child has left in another segment, as all members have it; completed on the thread of the segments. */
  CompletionStage<Optional<Wish.Kept>> stateIn(int segment, String child);

  /** Has a child go on in another segment. Answered by {@link SegmentSupervisor#handedOver}. */
  void handOver(String child, ChildEntry next, SegmentHint to);

  /** The number of a child among those of its bean. */
  int indexOf(String child);

  /** Answered by {@link SegmentSupervisor#unsettled}, after a short while. */
  void again(String child);

  /**
   * Compares by value, which may take a while: what is there, as text, if something else is wanted; empty if both are equal. Completed on
   * the thread of the segments.
   */
  CompletionStage<Optional<String>> difference(StoredSpec there, StoredSpec wanted);

  /** Whether a child like that may run on this node at all. */
  boolean suits(StoredSpec spec);

  /** What a child has to do with others, if it belongs to a group. */
  Optional<GroupTies> ties(String child);

  boolean mayWrite();

  boolean mayAcknowledge(GridView before, GridView after);

  ClusterNode self();

  Instant now();
}
