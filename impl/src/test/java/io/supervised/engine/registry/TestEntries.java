package io.supervised.engine.registry;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Restart;
import io.supervised.RestartLimit;
import io.supervised.Token;
import io.supervised.engine.state.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What may be known of a name. */
public final class TestEntries {

  /** Where all of these run. */
  public static final ClusterNode NODE = new ClusterNode("a", new UUID(1, 2));

  private TestEntries() {}

  /** The declared child, active under that grant. */
  public static ChildEntry active(String name, long grant) {
    return declared(written(grant, 1), child(name, grant, ChildState.ACTIVE));
  }

  /** The same, later under the same grant: it waits for its restart. */
  public static ChildEntry resting(String name, long grant) {
    return declared(written(grant, 2), child(name, grant, ChildState.RESTARTING));
  }

  private static ChildEntry declared(Version written, ChildInfo report) {
    return new ChildEntry(new Wish.AsDeclared(), Version.NONE, written, report);
  }

  /** A user has started the name under that grant; it has not run yet. */
  public static ChildEntry started(long grant, long operation) {
    StoredSpec spec = new StoredSpec(
        "cart",
        Restart.TRANSIENT,
        new RestartLimit(3, Duration.ofSeconds(5)),
        2_000,
        StoredSpec.ANYWHERE,
        "EUR".getBytes(StandardCharsets.UTF_8));
    return decided(new Wish.Started(new UUID(0, operation), spec), written(grant, 1));
  }

  /** A user has ended the name under that grant. */
  public static ChildEntry ended(long grant, long operation) {
    return decided(new Wish.Ended(new UUID(0, operation)), written(grant, 1));
  }

  /** The name was given to another segment under that grant. */
  public static ChildEntry placed(long grant, int segment) {
    return decided(new Wish.Placed(segment), written(grant, 1));
  }

  /** The name is to go on in another segment, from that grant on. */
  public static ChildEntry moved(long grant, int segment) {
    Wish.Started started = (Wish.Started) started(grant, 1).wish();
    return decided(new Wish.Moved(started.operation(), started.spec(), segment), written(grant, 1));
  }

  /** The same entry, after so many moves of the name. */
  public static ChildEntry after(long moves, ChildEntry entry) {
    Course course = new Course(moves, new UUID(0, 7), token(3));
    return new ChildEntry(
        entry.wish(),
        entry.decided(),
        entry.written(),
        entry.report(),
        entry.history().on(course));
  }

  /** A state that was left under that grant. */
  public static ChildEntry kept(long grant, int version) {
    Snapshot state = new Snapshot(version, "five".getBytes(StandardCharsets.UTF_8));
    return decided(new Wish.Kept(new UUID(0, 1), state), written(grant, 5));
  }

  private static ChildEntry decided(Wish wish, Version when) {
    return new ChildEntry(wish, when, when, null);
  }

  /** The same entry, written again. */
  public static ChildEntry again(ChildEntry entry, long grant) {
    return new ChildEntry(entry.wish(), entry.decided(), written(grant, 9), entry.report());
  }

  static ChildInfo child(String name, long grant, ChildState state) {
    return new ChildInfo(name, "cart", state, NODE, token(grant), 3, Instant.ofEpochMilli(1_234));
  }

  public static Version written(long grant, long sequence) {
    return new Version(token(grant), sequence);
  }

  private static Token token(long grant) {
    return new Token(9, "p", grant, 0);
  }
}
