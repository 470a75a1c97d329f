package io.supervised.engine;

import io.supervised.ClusterNode;
import io.supervised.event.ChildEvent;
import io.supervised.event.CrashEvent;
import io.supervised.event.DuplicateEvent;
import io.supervised.event.GivenUpEvent;
import io.supervised.event.MoveEvent;
import io.supervised.event.QuorumEvent;

/**
 * Hears of nodes and children. Called in order, on one thread of the supervisor's own; what it throws is logged, and
 * while it blocks it holds up later events but nothing else.
 */
public interface SupervisorListener {

  /** Hears nothing. */
  SupervisorListener NONE = new SupervisorListener() {};

  /** A node has become a member; a joining node hears of itself and of everyone it finds. */
  default void nodeUp(ClusterNode node) {}

  /** A node is a member no more. */
  default void nodeDown(ClusterNode node) {}

  /** This node has no lease any more: its children are being stopped. */
  default void quorumLost(QuorumEvent event) {}

  /** This node has a lease again: its children start. */
  default void quorumRegained(QuorumEvent event) {}

  /** This node leads the cluster from now on: it tells the members which children to run. */
  default void leads() {}

  /**
   * This node may run children until then, unless it is told of a later end.
   *
   * @param end in milliseconds of {@link System#nanoTime}; the greatest number if it needs no lease
   */
  default void leased(long end) {}

  /** A child of this node also ran elsewhere, and stays there. */
  default void duplicateResolved(DuplicateEvent event) {}

  /** A child has become active on this node. */
  default void childStarted(ChildEvent event) {}

  /** A child of this node is no longer active. */
  default void childStopped(ChildEvent event) {}

  /** A child of this node has crashed. */
  default void childCrashed(CrashEvent event) {}

  /** A child of this node has ended by itself too often. */
  default void childGivenUp(GivenUpEvent event) {}

  /** A child that ran on another node before has become active on this one. */
  default void childMoved(MoveEvent event) {}

  /** Whether it wants to hear of children on other nodes too; asked once, when the node has joined. */
  default boolean watchesCluster() {
    return false;
  }

  /** A child has become active somewhere in the cluster, here too. */
  default void childStartedAnywhere(ChildEvent event) {}

  /** A child is no longer active where it was. */
  default void childStoppedAnywhere(ChildEvent event) {}

  /** A child has crashed somewhere in the cluster, and will be started again. */
  default void childCrashedAnywhere(CrashEvent event) {}

  /** A child was given up somewhere in the cluster. */
  default void childGivenUpAnywhere(GivenUpEvent event) {}

  /** A child has become active on another node than before. */
  default void childMovedAnywhere(MoveEvent event) {}
}
