package io.supervised.engine.call;

import io.supervised.engine.call.CallFrame.Beacon;
import io.supervised.engine.core.NodeId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The links of this node to the others, each made when it is needed first. Thread-safe. */
final class Links {

  private static final int LIVES_REMEMBERED = 1_000;

  private final Whereabouts cluster;
  private final Function<UUID, SendQueue> queues;
  private final LongSupplier clock;
  private final Map<Ends, Link> links = new ConcurrentHashMap<>();
  private final Set<NodeId> over = Collections.synchronizedSet(newestOnly());

  Links(Whereabouts cluster, Function<UUID, SendQueue> queues, LongSupplier clock) {
    this.cluster = cluster;
    this.queues = queues;
    this.clock = clock;
  }

  /** Keeps so many that whatever may still come of older ones has come; with a life its links are forgotten. */
  private Set<NodeId> newestOnly() {
    return Collections.newSetFromMap(new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<NodeId, Boolean> eldest) {
        boolean forgotten = size() > LIVES_REMEMBERED;
        if (forgotten) {
          links.keySet().removeIf(ends -> ends.there().equals(eldest.getKey()));
        }
        return forgotten;
      }
    });
  }

  private record Ends(NodeId here, NodeId there) {}

  /** The link to a member; null if the node is none, whatever may still come from it. */
  @Nullable
  Link to(NodeId node) {
    UUID address = cluster.addressOf(node);
    return address == null ? null : at(new Ends(cluster.self(), node), address);
  }

  private Link at(Ends ends, UUID address) {
    return links.computeIfAbsent(
        ends, id -> new Link(id.here(), id.there(), queues.apply(address)));
  }

  /** Sends a frame; false if it surely was not sent. */
  boolean send(Link link, CallFrame frame) {
    return link.send(number -> FrameCodec.encode(
        new Envelope(link.here(), link.there(), number, clock.getAsLong(), frame)));
  }

  /**
   * What {@code deadline} is at the other end at the earliest; if that can't be said the other one is asked for its time, and
   * soon it can.
   */
  OptionalLong deadlineThere(Link link, long deadline) {
    OptionalLong there = link.deadlineThere(deadline, clock.getAsLong());
    if (there.isEmpty()) {
      send(link, new Beacon(true));
    }
    return there;
  }

  /** The link by which a frame came; null if the same one came before, or if the life that sent it is over. */
  @Nullable
  Link receiving(UUID address, Envelope envelope) {
    if (isOver(envelope.from())) {
      return null;
    }
    Link link = at(new Ends(envelope.to(), envelope.from()), address);
    return link.hear(envelope.number(), envelope.stamp(), clock.getAsLong()) ? link : null;
  }

  /**
   * A node that was put out while it was joining does not notice, and is taken in again as the life that it was: its links go on where they
   * were, for it numbers what it sends as if nothing had been.
   */
  private boolean isOver(NodeId life) {
    if (over.contains(life) && cluster.addressOf(life) != null) {
      over.remove(life);
    }
    return over.contains(life);
  }

  /** Takes nothing of lives that are over, however late it comes. */
  void forget(Collection<NodeId> gone) {
    over.addAll(gone);
  }
}
