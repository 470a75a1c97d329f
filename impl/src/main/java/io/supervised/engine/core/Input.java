package io.supervised.engine.core;

import io.supervised.Token;
import java.util.List;

/** Everything that can happen to a node. */
public sealed interface Input {

  /** The failure detector sees other members; the wall clock is the floor for the first round of a new cluster. */
  record ViewInstalled(View view, long wallMillis) implements Input {}

  /** The consistent hash names another primary for some segment. */
  record HashChanged(List<NodeId> primaries) implements Input {
    public HashChanged {
      primaries = List.copyOf(primaries);
    }
  }

  record Received(NodeId from, Message message) implements Input {}

  /** A child that was to start is active now. */
  record ChildStarted(Child child, Token token) implements Input {}

  /** A child runs no more: stopped as asked, ended by itself, or failed to start. */
  record ChildEnded(Child child, Token token, long activeMillis) implements Input {}

  /** The pause before a restart is over. */
  record RestartDue(Child child, Token token) implements Input {}

  /** Time has passed; whatever was said without an answer is said again. */
  record Tick() implements Input {}

  /** This node is to leave the cluster. */
  record Leave() implements Input {}
}
