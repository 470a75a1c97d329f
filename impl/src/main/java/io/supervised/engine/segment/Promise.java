package io.supervised.engine.segment;

import io.supervised.engine.segment.Registrar.Kind;
import io.supervised.engine.segment.Registrar.Reply;
import java.util.concurrent.CompletableFuture;

/** A reply that is owed to a user: it is given when all members know of the decision, and the child has stopped if it is to. */
final class Promise {

  private final Reply reply;
  private final CompletableFuture<Reply> future = new CompletableFuture<>();
  private boolean atRest;

  /**
   * A promise.
   *
   * @param atRest whether there is nothing to stop first
   */
  Promise(Reply reply, boolean atRest) {
    this.reply = reply;
    this.atRest = atRest;
  }

  CompletableFuture<Reply> future() {
    return future;
  }

  /** The child has stopped, whether or not it starts again. */
  void rests() {
    atRest = true;
  }

  /** All members know; true if that was all. */
  boolean keep() {
    return atRest && future.complete(reply);
  }

  /** It can't be kept here. */
  void unsettled() {
    future.complete(Reply.of(Kind.UNSETTLED));
  }
}
