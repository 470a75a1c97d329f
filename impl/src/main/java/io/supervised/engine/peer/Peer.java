package io.supervised.engine.peer;

import io.supervised.engine.core.Address;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Time;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One address: it is dialled by one attempt at a time, so that what is found there is told in the order in which it was
 * true, and holds the line to the node that answered last.
 */
final class Peer {

  private final Address address;
  private final PeerOptions options;
  private final PeerEvents events;
  private final Supplier<Hello> self;
  private final Executor dialling;
  private @Nullable Line line;
  private Dial.Outcome last = Dial.Outcome.SILENT;
  private boolean busy;
  private boolean again;
  private boolean closed;
  private boolean warned;
  private long lastAttempt = System.nanoTime();
  private volatile long lastHeard;

  Peer(
      Address address,
      PeerOptions options,
      PeerEvents events,
      Supplier<Hello> self,
      Executor dialling) {
    this.address = address;
    this.options = options;
    this.events = events;
    this.self = self;
    this.dialling = dialling;
  }

  /** Looks who is there; once more if that is being done already. */
  void dial() {
    synchronized (this) {
      if (closed) {
        return;
      }
      again = true;
      if (busy) {
        return;
      }
      busy = true;
    }
    try {
      dialling.execute(this::dialWhileAsked);
    } catch (RuntimeException | Error failed) {
      givenUp(failed);
    }
  }

  private void dialWhileAsked() {
    try {
      while (isAskedAgain()) {
        attempt();
      }
    } catch (RuntimeException | Error failed) {
      givenUp(failed);
    }
  }

  /** Say, no thread could be started: the next look around tries again. */
  private void givenUp(Throwable failed) {
    PeerLog.LOG.dialFailed(address, failed);
    synchronized (this) {
      busy = false;
    }
  }

  private void attempt() {
    Time begun = options.clock().get();
    Hello hello = self.get();
    Dial found = Dial.to(address, hello, options.patienceMillis());
    if (found.outcome() == Dial.Outcome.FOREIGN) {
      // a process that is just ending looks like a stranger for a moment
      found = Dial.to(address, hello, options.patienceMillis());
    }
    conclude(found, hello, begun);
  }

  private synchronized boolean isAskedAgain() {
    busy = again && !closed;
    again = false;
    lastAttempt = System.nanoTime();
    return busy;
  }

  private void conclude(Dial found, Hello asHello, Time begun) {
    synchronized (this) {
      last = found.outcome();
    }
    switch (found.outcome()) {
      case ANSWERED -> answered(found, asHello, begun);
      case REFUSED -> {
        hangUp();
        if (options.trustsRefusals()) {
          events.refused(address, begun);
        }
      }
      case FOREIGN -> foreign(begun);
      case SILENT -> PeerLog.LOG.tracef("no answer from %s", address);
    }
  }

  private void answered(Dial found, Hello asHello, Time begun) {
    Hello hello = Objects.requireNonNull(found.hello());
    if (!hello.cluster().equals(options.cluster())) {
      Dial.close(Objects.requireNonNull(found.socket()));
      foreign(begun);
    } else if (hello.wire() != MessageCodec.VERSION) {
      Dial.close(Objects.requireNonNull(found.socket()));
      warn(() -> PeerLog.LOG.otherVersion(address, hello.wire(), MessageCodec.VERSION));
    } else if (!hello.address().equals(address)) {
      Dial.close(Objects.requireNonNull(found.socket()));
      warn(() -> PeerLog.LOG.answersForAnother(address, hello.address()));
    } else if (connect(found, hello, asHello)) {
      events.met(address, hello.node());
    }
  }

  /** Takes the new connection for the old one, unless this node has begun another life since it introduced itself. */
  private synchronized boolean connect(Dial found, Hello hello, Hello asHello) {
    if (closed || !asHello.node().equals(self.get().node())) {
      Dial.close(Objects.requireNonNull(found.socket()));
      return false;
    }
    Line before = line;
    Line now = new Line(
        hello.node(),
        Objects.requireNonNull(found.socket()),
        options.threadPrefix() + "to-" + address,
        this::dial);
    line = now;
    lastHeard = System.nanoTime();
    now.open();
    if (before != null) {
      before.close();
    }
    return true;
  }

  /** Something of another kind listens there, unless something between answers in the name of a node. */
  private void foreign(Time begun) {
    hangUp();
    if (options.trustsRefusals()) {
      events.foreign(address, begun);
    }
  }

  /** Once for each address: what is wrong there does not pass by itself. */
  private synchronized void warn(Runnable warning) {
    if (!warned) {
      warned = true;
      warning.run();
    }
  }

  private synchronized void hangUp() {
    if (line != null) {
      line.close();
      line = null;
    }
  }

  /** Sends if this life of a node is the one that answers here. */
  boolean send(NodeId to, byte[] frame) {
    Line open;
    synchronized (this) {
      open = line;
    }
    if (open == null || !open.node().equals(to)) {
      return false;
    }
    open.send(frame);
    return true;
  }

  /** Something came from this address, by a connection of the life {@code from}. */
  void heard(NodeId from) {
    lastHeard = System.nanoTime();
    boolean known;
    synchronized (this) {
      known = line != null && line.node().equals(from);
    }
    if (!known) {
      dial();
    }
  }

  /** Dials if it is time to. */
  void lookAround(boolean searching) {
    long now = System.nanoTime();
    boolean due;
    synchronized (this) {
      long since = TimeUnit.NANOSECONDS.toMillis(now - lastAttempt);
      long silent = TimeUnit.NANOSECONDS.toMillis(now - lastHeard);
      due = since >= pauseMillis(searching)
          && (line == null || silent > options.patienceMillis() * 3L / 2);
    }
    if (due) {
      dial();
    }
  }

  /** A vacant address is not of interest to a member: who starts there will call. */
  private long pauseMillis(boolean searching) {
    if (searching) {
      return options.searchMillis();
    }
    boolean vacant = last == Dial.Outcome.REFUSED || last == Dial.Outcome.FOREIGN;
    return vacant ? 10L * options.patienceMillis() : options.patienceMillis();
  }

  /** Ends the line, to make it anew with another introduction. */
  void restart() {
    hangUp();
    dial();
  }

  void close() {
    synchronized (this) {
      closed = true;
    }
    hangUp();
  }
}
