package io.supervised.engine.call;

import io.supervised.SerializationException;
import io.supervised.engine.call.CallExchange.Later;
import io.supervised.engine.call.CallFrame.Bytes;
import io.supervised.engine.call.CallFrame.Request;
import io.supervised.engine.call.CallFrame.Settled;
import io.supervised.engine.call.Incoming.Arrival;
import io.supervised.engine.core.NodeId;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The calls that this node has under way, in an {@link Outbox} for each child. Thread-safe. */
final class Outgoing implements Ways {

  private final Whereabouts cluster;
  private final Links links;
  private final Incoming here;
  private final Endings endings;
  private final Later later;
  private final int capacity;
  private final LongSupplier clock;
  private final Map<String, Outbox> outboxes = new ConcurrentHashMap<>();
  private final Map<Long, Outbox> streams = new ConcurrentHashMap<>();
  private final Set<NodeId> leaving = ConcurrentHashMap.newKeySet();
  private final AtomicLong numbers = new AtomicLong();
  private volatile boolean closed;

  Outgoing(
      Whereabouts cluster,
      Links links,
      Incoming here,
      Endings endings,
      Later later,
      int capacity,
      LongSupplier clock) {
    this.cluster = cluster;
    this.links = links;
    this.here = here;
    this.endings = endings;
    this.later = later;
    this.capacity = capacity;
    this.clock = clock;
  }

  /** Whether calls of this node to the child are under way. */
  boolean has(String child) {
    return outboxes.containsKey(child);
  }

  /** Takes a call over; its outcome will be known by its deadline. */
  void add(PendingCall call) {
    while (true) {
      if (closed) {
        throw CallLog.LOG.leaving(call.child());
      }
      Outbox outbox = outboxes.computeIfAbsent(
          call.child(), child -> new Outbox(child, capacity, this, numbers::incrementAndGet));
      switch (outbox.add(call)) {
        case TAKEN -> {
          if (closed) {
            giveUp(outbox); // it may have come in between
          }
          return;
        }
        case FULL -> throw CallLog.LOG.tooMany(call.child(), capacity);
        case RETIRED -> outboxes.remove(call.child(), outbox);
      }
    }
  }

  /** Takes a call back; false if it has been sent or has ended. */
  boolean takeBack(PendingCall call) {
    Outbox outbox = outboxes.get(call.child());
    return outbox != null && outbox.takeBack(call);
  }

  /** Ends what is late, and what can't be sent for want of a quorum. */
  void sweep() {
    boolean lost = cluster.hasLostQuorum();
    for (Outbox outbox : outboxes.values()) {
      outbox.expire(clock.getAsLong());
      if (lost) {
        outbox.giveUpWaiting(endings::quorumLost);
      }
    }
  }

  void expire(String child) {
    Outbox outbox = outboxes.get(child);
    if (outbox != null) {
      outbox.expire(clock.getAsLong());
    }
  }

  /** Something has changed for a child. */
  void poke(String child) {
    Outbox outbox = outboxes.get(child);
    if (outbox != null) {
      outbox.poke();
    }
  }

  /** Something has changed that may concern any child. */
  void poke() {
    outboxes.values().forEach(Outbox::poke);
  }

  /** A node makes no more calls; what it has not answered it has not made. */
  void left(NodeId node) {
    leaving.add(node);
    outboxes.values().forEach(outbox -> outbox.left(node));
  }

  void lost(Collection<NodeId> gone) {
    leaving.removeAll(gone);
    outboxes.values().forEach(outbox -> gone.forEach(outbox::lost));
  }

  void close() {
    closed = true;
    outboxes.values().forEach(this::giveUp);
  }

  private void giveUp(Outbox outbox) {
    outbox.giveUpWaiting(endings::leaving);
    outbox.giveUpSent(endings::leftWaiting);
  }

  void answered(CallId id, Function<String, Outcome> outcome) {
    Outbox outbox = streams.get(id.stream());
    if (outbox != null) {
      outbox.answered(id, outcome.apply(outbox.child()));
    }
  }

  /** The child of a call belongs there. */
  void learn(CallId id, String where) {
    Outbox outbox = streams.get(id.stream());
    if (outbox != null) {
      cluster.learn(outbox.child(), where);
    }
  }

  /** The child of a call is not where it was said to belong. */
  void forget(CallId id) {
    Outbox outbox = streams.get(id.stream());
    if (outbox != null) {
      cluster.forget(outbox.child());
    }
  }

  /** A call was refused for a reason that passes. */
  void refused(NodeId by, CallId id) {
    Outbox outbox = streams.get(id.stream());
    if (outbox == null || !outbox.refused(id)) {
      settled(by, id.stream()); // it came late, and nobody waits for the stream any more
    }
  }

  @Override
  public @Nullable NodeId hostOf(String child) {
    if (here.runs(child)) {
      return cluster.self();
    }
    NodeId host = cluster.hostOf(child);
    return host == null || leaving.contains(host) ? null : host;
  }

  @Override
  public boolean send(NodeId to, CallId id, PendingCall call) {
    if (to.equals(cluster.self())) {
      here.take(arrival(to, id, call), new LocalReply(to, id, call.plan().byReference()));
      return true;
    }
    Link link = links.to(to);
    if (link == null || link.isFull()) {
      return false;
    }
    OptionalLong deadline = links.deadlineThere(link, call.deadline());
    if (deadline.isEmpty()) {
      return false;
    }
    Bytes arguments;
    try {
      arguments = Bytes.of(call.arguments().bytes());
    } catch (SerializationException bound) { // it was made to stay on the node, and has moved
      answered(id, child -> Endings.thrown(bound));
      return true;
    }
    return links.send(
        link,
        new Request(
            id,
            call.child(),
            call.plan().type(),
            call.plan().key(),
            deadline.getAsLong(),
            call.chain(),
            arguments));
  }

  private static Arrival arrival(NodeId self, CallId id, PendingCall call) {
    return new Arrival(
        self,
        id.stream(),
        call.child(),
        call.plan().type(),
        call.plan().key(),
        call.arguments()::values,
        call.deadline(),
        call.chain());
  }

  @Override
  public void began(long stream, Outbox outbox) {
    streams.put(stream, outbox);
  }

  @Override
  public void ended(long stream) {
    streams.remove(stream);
  }

  @Override
  public void settled(NodeId host, long stream) {
    if (host.equals(cluster.self())) {
      here.settled(host, stream);
      return;
    }
    Link link = links.to(host);
    if (link != null) {
      links.send(link, new Settled(stream));
    }
  }

  @Override
  public void pokeLater(Outbox outbox, int millis) {
    later.run(millis, outbox::poke);
  }

  @Override
  public void done(Outbox outbox) {
    outboxes.remove(outbox.child(), outbox);
  }

  @Override
  public Outcome lost(PendingCall call, NodeId host) {
    return endings.nodeLost(call, host);
  }

  @Override
  public Outcome late(PendingCall call, @Nullable NodeId host) {
    return endings.late(call, host);
  }

  /** The answer of a child on this node. */
  private final class LocalReply implements ReplyTo {

    private final NodeId host;
    private final CallId id;
    private final boolean byReference;

    LocalReply(NodeId host, CallId id, boolean byReference) {
      this.host = host;
      this.id = id;
      this.byReference = byReference;
    }

    @Override
    public void returned(@Nullable Object value) {
      answered(id, child -> byReference ? () -> value : endings.copied(child, value));
    }

    @Override
    public void threw(Throwable thrown) {
      answered(id, child -> byReference ? Endings.thrown(thrown) : endings.copied(thrown));
    }

    @Override
    public void abandoned() {
      answered(id, endings::abandoned);
    }

    @Override
    public void refused(Reason reason, String detail) {
      if (reason.isPassing()) {
        Outgoing.this.refused(host, id);
      } else {
        answered(id, child -> endings.refused(child, host, reason, detail));
      }
    }
  }
}
