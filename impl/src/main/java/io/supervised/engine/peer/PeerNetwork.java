package io.supervised.engine.peer;

import io.supervised.engine.core.Address;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.NodeId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The connections of a node to all others: each keeps one to every other for what it has to say, and is told at once when
 * one of the others breaks. Thread-safe.
 */
public final class PeerNetwork implements AutoCloseable {

  private final PeerOptions options;
  private final PeerEvents events;
  private final LifeSocket life;
  private final Map<Address, Peer> peers = new LinkedHashMap<>();
  private final ExecutorService serving;
  private final ExecutorService dialling;
  private final ScheduledExecutorService pace;
  private volatile NodeId self;
  private volatile boolean searching = true;
  private volatile boolean closed;

  /**
   * Begins to listen; nobody is answered or called before {@link #open}.
   *
   * @throws IOException if the address is taken, or is none of this machine
   */
  public PeerNetwork(PeerOptions options, NodeId self, PeerEvents events) throws IOException {
    this.options = options;
    this.self = self;
    this.events = events;
    this.serving = Executors.newCachedThreadPool(threads("from-"));
    this.life = new LifeSocket(options, this::hello, new Told(), serving);
    this.dialling = Executors.newCachedThreadPool(threads("dial-"));
    this.pace = Executors.newSingleThreadScheduledExecutor(threads("pace-"));
    for (Address address : options.addresses()) {
      if (!address.equals(options.self())) {
        peers.put(address, new Peer(address, options, events, this::hello, this::dial));
      }
    }
  }

  private ThreadFactory threads(String name) {
    AtomicLong number = new AtomicLong();
    return task -> {
      Thread thread = new Thread(task, options.threadPrefix() + name + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private void dial(Runnable attempt) {
    try {
      dialling.execute(attempt);
    } catch (RejectedExecutionException ending) {
      PeerLog.LOG.trace("not dialled", ending);
    }
  }

  private Hello hello() {
    return new Hello(options.cluster(), MessageCodec.VERSION, self, options.self());
  }

  /** Answers and calls from now on. */
  public void open() {
    life.open();
    peers.values().forEach(Peer::dial);
    long millis = options.searchMillis();
    Future<?> unused =
        pace.scheduleWithFixedDelay(this::lookAround, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Never throws: a task that has thrown would not be run again. */
  private void lookAround() {
    for (Map.Entry<Address, Peer> each : peers.entrySet()) {
      try {
        each.getValue().lookAround(searching);
      } catch (RuntimeException | Error failed) {
        PeerLog.LOG.dialFailed(each.getKey(), failed);
      }
    }
  }

  /** Whether to try vacant addresses often, as a node does that looks for a cluster. */
  public void search(boolean often) {
    searching = often;
  }

  /** This node has begun another life: all connections are made anew, and so everybody hears of it. */
  public void become(NodeId next) {
    self = next;
    life.dismissAll();
    peers.values().forEach(Peer::restart);
  }

  /** Sends, or drops the message if there is no connection to this life of a node. */
  public void send(NodeId to, Message message) {
    byte[] frame = MessageCodec.encode(message);
    for (Peer peer : peers.values()) {
      if (peer.send(to, frame)) {
        return;
      }
    }
  }

  /** Ends all connections, and the life socket last. */
  @Override
  public void close() {
    closed = true;
    pace.shutdownNow();
    dialling.shutdownNow();
    peers.values().forEach(Peer::close);
    life.close();
    serving.shutdownNow();
  }

  private final class Told implements LifeSocket.Visitors {

    @Override
    public void came(Hello visitor) {
      heard(visitor);
    }

    @Override
    public void said(Hello visitor, Message message) {
      heard(visitor);
      events.received(visitor.node(), message);
    }

    private void heard(Hello visitor) {
      Peer peer = peers.get(visitor.address());
      if (peer != null) {
        peer.heard(visitor.node());
      }
    }

    @Override
    public void left(Hello visitor) {
      Peer peer = peers.get(visitor.address());
      if (peer != null && !closed) {
        peer.dial();
      }
    }
  }
}
