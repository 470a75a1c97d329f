package io.supervised.engine.call;

import static java.util.Objects.requireNonNull;

import io.supervised.engine.core.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of this node to one child, in the order in which they were made, wherever the child is.
 *
 * <p>They are sent without waiting for each other, all to one host, as a stream. When the host refuses one because the child is
 * not there, it refuses the rest of the stream as well; once all of it is accounted for, what was refused is sent again as
 * another stream, to whoever is the host by then. So no call overtakes another, and none is sent again that may have run.
 *
 * <p>Thread-safe, and reentrant: a host on this node may answer while a call is being sent to it.
 */
final class Outbox {

  private static final int LONGEST_PAUSE = 20;

  private final String child;
  private final int capacity;
  private final Ways ways;
  private final LongSupplier numbers;

  private final NavigableMap<Long, PendingCall> waiting = new TreeMap<>();
  private final NavigableMap<Long, PendingCall> sent = new TreeMap<>();
  private @Nullable NodeId host; // of the stream, if there is one
  private long stream;
  private boolean broken;
  private boolean probing; // one at a time, until the host has made a call
  private boolean paused;
  private int pause = 1;
  private boolean retired;

  /**
   * An outbox for the calls to one child.
   *
   * @param numbers each greater than the one before, for calls and streams
   */
  Outbox(String child, int capacity, Ways ways, LongSupplier numbers) {
    this.child = child;
    this.capacity = capacity;
    this.ways = ways;
    this.numbers = numbers;
  }

  String child() {
    return child;
  }

  /** What came of it when a call was added. */
  enum Added {
    TAKEN,
    FULL,
    /** The outbox is not used any more; another one is to be made. */
    RETIRED
  }

  synchronized Added add(PendingCall call) {
    if (retired) {
      return Added.RETIRED;
    }
    if (waiting.size() + sent.size() >= capacity) {
      return Added.FULL;
    }
    waiting.put(numbers.getAsLong(), call);
    flush();
    return Added.TAKEN;
  }

  /** Something has changed, so that what could not be sent perhaps can. */
  synchronized void poke() {
    paused = false;
    flush();
  }

  private void flush() {
    while (!waiting.isEmpty() && !broken && !paused && !(probing && !sent.isEmpty())) {
      if (sent.isEmpty() && !beginStream()) {
        pause();
        return;
      }
      Map.Entry<Long, PendingCall> next = waiting.pollFirstEntry();
      long number = next.getKey();
      sent.put(number, next.getValue());
      if (!ways.send(requireNonNull(host), new CallId(stream, number), next.getValue())) {
        sent.remove(number);
        waiting.put(number, next.getValue());
        pause();
      }
    }
  }

  private boolean beginStream() {
    NodeId next = ways.hostOf(child);
    if (next == null) {
      return false;
    }
    if (!next.equals(host)) {
      endStream();
      host = next;
      stream = numbers.getAsLong();
      ways.began(stream, this);
    }
    return true;
  }

  private void endStream() {
    if (host != null) {
      host = null;
      ways.ended(stream);
    }
  }

  private void pause() {
    if (!paused) {
      paused = true;
      ways.pokeLater(this, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  /** The host has made a call, or will never make it. */
  void answered(CallId id, Outcome outcome) {
    PendingCall call;
    synchronized (this) {
      call = id.stream() == stream ? sent.remove(id.number()) : null;
      if (call != null) {
        pause = 1;
        probing = false;
        accountFor();
      }
    }
    if (call != null) {
      call.ended(outcome);
    }
  }

  /**
   * The host has not made a call, and the child may be elsewhere, or there soon.
   *
   * @return false if the stream is one of before
   */
  synchronized boolean refused(CallId id) {
    if (id.stream() != stream || host == null) {
      return false;
    }
    PendingCall call = sent.remove(id.number());
    if (call != null) {
      waiting.put(id.number(), call);
    }
    broken = true;
    accountFor();
    return true;
  }

  /** A node makes no more calls: what it has not answered is sent to the next host. */
  synchronized void left(NodeId node) {
    if (node.equals(host)) {
      waiting.putAll(sent);
      sent.clear();
      broken = false;
      probing = true;
      endStream();
      flush();
    }
  }

  /** A life of a node is over: what was sent there may have run. */
  void lost(NodeId node) {
    List<PendingCall> calls;
    synchronized (this) {
      if (!node.equals(host)) {
        return;
      }
      calls = new ArrayList<>(sent.values());
      sent.clear();
      broken = false;
      endStream();
      flush();
      retireIfEmpty();
    }
    calls.forEach(call -> call.ended(ways.lost(call, node)));
  }

  /** Ends the calls whose deadline has come. */
  void expire(long now) {
    List<Runnable> ends = new ArrayList<>();
    synchronized (this) {
      NodeId at = host;
      expire(waiting, now, call -> ways.late(call, null), ends);
      if (expire(sent, now, call -> ways.late(call, at), ends)) {
        accountFor();
      }
      retireIfEmpty();
    }
    ends.forEach(Runnable::run);
  }

  private static boolean expire(
      NavigableMap<Long, PendingCall> calls,
      long now,
      Function<PendingCall, Outcome> how,
      List<Runnable> ends) {
    return calls.values().removeIf(call -> {
      boolean late = call.isLate(now);
      if (late) {
        ends.add(() -> call.ended(how.apply(call)));
      }
      return late;
    });
  }

  /** Ends the calls that were not sent. */
  void giveUpWaiting(Function<PendingCall, Outcome> how) {
    List<PendingCall> calls;
    synchronized (this) {
      calls = new ArrayList<>(waiting.values());
      waiting.clear();
      retireIfEmpty();
    }
    calls.forEach(call -> call.ended(how.apply(call)));
  }

  /** Ends the calls that were sent, whatever becomes of them. */
  void giveUpSent(Function<PendingCall, Outcome> how) {
    List<PendingCall> calls;
    synchronized (this) {
      calls = new ArrayList<>(sent.values());
      sent.clear();
      retireIfEmpty();
    }
    calls.forEach(call -> call.ended(how.apply(call)));
  }

  /** Takes a call back, if it was not sent. */
  synchronized boolean takeBack(PendingCall call) {
    boolean found = waiting.values().remove(call);
    retireIfEmpty();
    return found;
  }

  /** After a call has come back: a stream that broke ends with its last one. */
  private void accountFor() {
    if (sent.isEmpty() && broken) {
      NodeId refusing = requireNonNull(host);
      broken = false;
      probing = true;
      endStream();
      ways.settled(refusing, stream);
      if (refusing.equals(ways.hostOf(child))) {
        pause();
      }
    }
    flush();
    retireIfEmpty();
  }

  private void retireIfEmpty() {
    if (waiting.isEmpty() && sent.isEmpty() && !retired) {
      retired = true;
      endStream();
      ways.done(this);
    }
  }
}
