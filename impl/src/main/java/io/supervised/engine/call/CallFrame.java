package io.supervised.engine.call;

import java.util.List;

/** What nodes say to each other about calls. */
sealed interface CallFrame {

  /**
   * Asks for a call.
   *
   * @param type by which the child is called, as a {@link io.supervised.engine.stub.MethodTable#key}
   * @param method by {@link io.supervised.engine.stub.MethodTable#key}
   * @param deadline by the monotonic clock of the host, in nanoseconds; never later than the caller's
   * @param chain the children that wait for this call, the first one first
   */
  record Request(
      CallId id,
      String child,
      long type,
      long method,
      long deadline,
      List<String> chain,
      Bytes arguments)
      implements CallFrame {}

  /** Asks for something that this build does not know. */
  record UnknownRequest(CallId id, int kind) implements CallFrame {}

  /** The method has returned this. */
  record Returned(CallId id, Bytes result) implements CallFrame {}

  /** The method has thrown this. */
  record Threw(CallId id, Bytes thrown) implements CallFrame {}

  /** The method has run, but what came of it can't be sent. */
  record Unsendable(CallId id, String message, String type, String path) implements CallFrame {}

  /** The call did not run. */
  record Refused(CallId id, Reason reason, String detail) implements CallFrame {}

  /** The method was called, and what came of it will not be known. */
  record Abandoned(CallId id) implements CallFrame {}

  /** All calls of a stream that broke are accounted for: no more of it will come. */
  record Settled(long stream) implements CallFrame {}

  /**
   * Tells the time, which every frame does.
   *
   * @param asking whether the other's time is wanted in return
   */
  record Beacon(boolean asking) implements CallFrame {}

  /**
   * The node runs no more calls: what it has not answered before this one has not run there, and will not.
   */
  record Leaving() implements CallFrame {}

  /** The answer to that. */
  record LeavingNoted() implements CallFrame {}

  /** Part of a frame, not to be changed. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares frames
  record Bytes(byte[] array, int offset, int length) {

    static Bytes of(byte[] whole) {
      return new Bytes(whole, 0, whole.length);
    }
  }
}
