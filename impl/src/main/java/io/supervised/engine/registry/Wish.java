package io.supervised.engine.registry;

import java.util.List;
import java.util.UUID;

/** What is to become of a name, by whoever decided last. */
public sealed interface Wish {

  /** Nobody has said anything: it runs if a bean declares it. */
  record AsDeclared() implements Wish {}

  /**
   * It is to run.
   *
   * @param operation by which it was started; known to whoever asked for it
   */
  record Started(UUID operation, StoredSpec spec) implements Wish {}

  /**
   * It is over: a tombstone.
   *
   * @param operation by which it was terminated; known to whoever asked for it
   */
  record Ended(UUID operation) implements Wish {}

  /**
   * It belongs to another segment than the one that it hashes to, for good; what becomes of it is decided there.
   *
   * @param segment that other one
   */
  record Placed(int segment) implements Wish {}

  /**
   * Not of a child, but of all placement groups: the constraint of each, in the order in which they were made.
   *
   * @param constraints as text
   */
  record Groups(List<String> constraints) implements Wish {

    public Groups {
      constraints = List.copyOf(constraints);
    }
  }
}
