package io.supervised.engine.registry;

import io.supervised.engine.state.Snapshot;
import java.util.List;
import java.util.UUID;

/** What is to become of a name, by whoever decided last. */
public sealed interface Wish {

  /** Stands for whatever happens without an operation of a user. */
  UUID NO_OPERATION = new UUID(0, 0);

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
   * It belongs to another segment than this one, or has gone on to it; what becomes of it is decided there.
   *
   * @param segment that other one
   */
  record Placed(int segment) implements Wish {}

  /**
   * It is to go on in another segment, and nowhere else, but the holder of that one has not confirmed it yet.
   *
   * @param life operation by which it was started, zero if its bean declares it
   * @param spec what it is to be there
   * @param segment that other one
   */
  record Moved(UUID life, StoredSpec spec, int segment) implements Wish {}

  /** Only a newer build knows: whoever can't read it leaves the name alone. Never written. */
  record Unread() implements Wish {}

  /**
   * Not what is to become of a child, but the state that it has left.
   *
   * @param life operation by which the child was started, zero if its bean declares it: what is later started under its name does not
   *     get its state
   * @param state empty if there is none any more
   */
  record Kept(UUID life, Snapshot state) implements Wish {}

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
