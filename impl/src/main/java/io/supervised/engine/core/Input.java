package io.supervised.engine.core;

import io.supervised.Token;

/** Something that happened to a node, and when. */
public record Input(Time time, Event event) {

  /** Everything that can happen to a node. */
  public sealed interface Event {}

  /** Time has passed; whatever was said without an answer is said again. */
  public record Tick() implements Event {}

  public record Received(NodeId from, Message message) implements Event {}

  /** A connection to the address was made just now, and this life of a node answered there. */
  public record Met(Address address, NodeId node) implements Event {}

  /**
   * Nothing listens at the address: a connection was refused.
   *
   * @param begun when the attempt began
   */
  public record Refused(Address address, Time begun) implements Event {}

  /**
   * Something answers at the address that is no node of this cluster.
   *
   * @param begun when the attempt began
   */
  public record Foreign(Address address, Time begun) implements Event {}

  /** The data grid has changed, and with it the consistent hash. */
  public record GridChanged(Placement placement, GridView grid) implements Event {}

  /** A child that was to start is active now. */
  public record ChildStarted(Child child, Token token) implements Event {}

  /** A child runs no more: stopped as asked, ended by itself, or failed to start. */
  public record ChildEnded(Child child, Token token, long activeMillis) implements Event {}

  /** The pause before a restart is over. */
  public record RestartDue(Child child, Token token) implements Event {}

  /**
   * This node is to hold nothing that others may have, and stays a member.
   *
   * @param wanted false if it is to take its share again
   */
  public record Drain(boolean wanted) implements Event {}

  /** Members are to have their shares now, also those that have just joined. */
  public record Rebalance() implements Event {}

  /** This node is to leave the cluster, in order. */
  public record Leave() implements Event {}

  /** This node runs nothing any more and waits no longer: it ends now. */
  public record End() implements Event {}
}
