package io.supervised.engine.call;

import io.supervised.engine.core.NodeId;
import org.jspecify.annotations.Nullable;

/** The ways of calls to their hosts and back. */
interface Ways {

  @Nullable
  NodeId hostOf(String child);

  /**
   * Sends; whatever becomes of the call is told to the outbox, maybe before this returns.
   *
   * @return false if it surely was not sent; then nothing is told
   */
  boolean send(NodeId host, CallId id, PendingCall call);

  /** A stream begins; what comes back of it is for this outbox. */
  void began(long stream, Outbox outbox);

  /** Nothing that comes back of it is of interest any more. */
  void ended(long stream);

  /** All calls of a stream that broke have come back. */
  void settled(NodeId host, long stream);

  /** Calls {@link Outbox#poke} after a while. */
  void pokeLater(Outbox outbox, int millis);

  /** Nothing is left in it; it is not used again. */
  void done(Outbox outbox);

  Outcome lost(PendingCall call, NodeId host);

  Outcome late(PendingCall call, @Nullable NodeId host);
}
