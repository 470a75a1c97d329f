package io.supervised.engine.call;

import io.supervised.engine.call.CallFrame.Abandoned;
import io.supervised.engine.call.CallFrame.Beacon;
import io.supervised.engine.call.CallFrame.Leaving;
import io.supervised.engine.call.CallFrame.LeavingNoted;
import io.supervised.engine.call.CallFrame.Refused;
import io.supervised.engine.call.CallFrame.Request;
import io.supervised.engine.call.CallFrame.Returned;
import io.supervised.engine.call.CallFrame.Settled;
import io.supervised.engine.call.CallFrame.Threw;
import io.supervised.engine.call.CallFrame.UnknownRequest;
import io.supervised.engine.call.CallFrame.Unsendable;
import io.supervised.engine.call.FrameCodec.MalformedFrameException;
import io.supervised.engine.call.Incoming.Arrival;
import io.supervised.engine.child.CallChains;
import io.supervised.engine.codec.Codec;
import io.supervised.engine.core.NodeId;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * This node's part in the calls of the cluster: those it makes, and those that come to it. Thread-safe.
 *
 * <p>Life: made, then frames are received and calls made until {@link #close}.
 */
public final class CallExchange implements FrameChannel.Receiver, AutoCloseable {

  private final Whereabouts cluster;
  private final Codec codec;
  private final Endings endings;
  private final Links links;
  private final Incoming incoming;
  private final Outgoing outgoing;
  private final CallRouter router;
  private final Departure departure;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * The calls of a node.
   *
   * @param beans the classes of all beans there are
   * @param chains in which code of children runs
   * @param later runs something after a number of milliseconds
   * @param waiting runs what may wait for other processes, each with a thread for itself
   * @param callbacks runs what waits for the ends of calls; never rejects, never waits
   * @param clock monotonic, in nanoseconds
   */
  public CallExchange(
      CallOptions options,
      Whereabouts cluster,
      Callees children,
      Collection<Class<?>> beans,
      CallChains chains,
      Codec codec,
      FrameChannel channel,
      Later later,
      Executor waiting,
      Executor callbacks,
      LongSupplier clock) {
    this.cluster = cluster;
    this.codec = codec;
    this.endings = new Endings(codec, cluster);
    this.links = new Links(cluster, to -> new SendQueue(channel, waiting, to), clock);
    this.departure = new Departure(cluster, links);
    Local local = new Local(children, new BeanMethods(), chains, codec, clock);
    this.incoming = new Incoming(cluster, local);
    this.outgoing =
        new Outgoing(cluster, links, incoming, endings, later, options.outstanding(), clock);
    this.router = new CallRouter(
        cluster, local, new CallPlans(beans), options.deadline(), endings, outgoing, callbacks);
  }

  /** Runs something after a number of milliseconds. */
  @FunctionalInterface
  public interface Later {
    void run(int millis, Runnable what);
  }

  public CallRouter router() {
    return router;
  }

  /** To be called some fifty times a second: ends calls whose time is over. */
  public void sweep() {
    outgoing.sweep();
  }

  /** A child runs on this node now. */
  public void started(String child) {
    outgoing.poke(child);
  }

  /** Lives of nodes are over: their calls are of no interest, and calls to them may have run or not. */
  public void gone(Collection<NodeId> nodes) {
    outgoing.lost(nodes);
    departure.gone(nodes);
    links.forget(nodes);
    incoming.gone(nodes);
  }

  /**
   * Begins no more calls, and tells the others, so that theirs go elsewhere and none of them has to be called unknown. To be
   * called when the children of this node have stopped, before it leaves.
   *
   * @return completed when all others know
   */
  public CompletableFuture<Void> leave() {
    incoming.close();
    return departure.begin();
  }

  @Override
  public void receive(UUID from, byte[] bytes, int offset, int length) {
    Envelope envelope;
    try {
      envelope = FrameCodec.decode(bytes, offset, length);
    } catch (MalformedFrameException malformed) {
      if (warned.compareAndSet(false, true)) {
        CallLog.LOG.malformed(String.valueOf(malformed.getMessage()));
      }
      return;
    }
    Link link = links.receiving(from, envelope);
    if (link != null) {
      take(link, envelope);
    }
  }

  private void take(Link link, Envelope envelope) {
    CallFrame frame = envelope.frame();
    NodeId from = envelope.from();
    if (frame instanceof Request request) {
      take(link, request);
    } else if (frame instanceof UnknownRequest request) {
      new RemoteReply(links, link, codec, request.id())
          .refused(Reason.UNKNOWN_KIND, Integer.toString(request.kind()));
    } else if (frame instanceof Returned returned) {
      outgoing.answered(returned.id(), child -> endings.returned(returned.result()));
    } else if (frame instanceof Threw threw) {
      outgoing.answered(threw.id(), child -> endings.threw(threw.thrown(), from));
    } else if (frame instanceof Unsendable unsendable) {
      outgoing.answered(
          unsendable.id(),
          child -> endings.unsendable(
              child, unsendable.message(), unsendable.type(), unsendable.path()));
    } else if (frame instanceof Refused refused) {
      refused(from, refused);
    } else if (frame instanceof Abandoned abandoned) {
      outgoing.answered(abandoned.id(), endings::abandoned);
    } else if (frame instanceof Leaving) {
      outgoing.left(from);
      links.send(link, new LeavingNoted());
    } else if (frame instanceof LeavingNoted) {
      departure.noted(from);
    } else if (frame instanceof Settled settled) {
      incoming.settled(from, settled.stream());
    } else if (frame instanceof Beacon beacon) {
      beacon(link, beacon);
    }
  }

  private void take(Link link, Request request) {
    RemoteReply reply = new RemoteReply(links, link, codec, request.id());
    if (!link.here().equals(cluster.self())) {
      reply.refused(Reason.NOT_HERE, ""); // meant for an earlier life of this node
      return;
    }
    CallFrame.Bytes bytes = request.arguments();
    incoming.take(
        new Arrival(
            link.there(),
            request.id().stream(),
            request.child(),
            request.type(),
            request.method(),
            () -> codec.decode(bytes.array(), bytes.offset(), bytes.length(), "argument"),
            request.deadline(),
            request.chain()),
        reply);
  }

  private void refused(NodeId by, Refused refused) {
    if (refused.reason().isPassing()) {
      if (refused.reason() == Reason.ELSEWHERE) {
        outgoing.learn(refused.id(), refused.detail());
      }
      outgoing.refused(by, refused.id());
    } else {
      if (refused.reason() == Reason.NO_SUCH_CHILD) {
        outgoing.forget(refused.id());
      }
      outgoing.answered(
          refused.id(), child -> endings.refused(child, by, refused.reason(), refused.detail()));
    }
  }

  private void beacon(Link link, Beacon beacon) {
    if (beacon.asking()) {
      links.send(link, new Beacon(false));
    } else {
      outgoing.poke(); // calls may have waited for the other one's time
    }
  }

  /** Ends all calls of this node. */
  @Override
  public void close() {
    outgoing.close();
  }
}
