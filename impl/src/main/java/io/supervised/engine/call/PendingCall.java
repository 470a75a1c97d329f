package io.supervised.engine.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A call from when it was made until it is known how it ended. */
final class PendingCall {

  private final String child;
  private final CallPlan plan;
  private final Arguments arguments;
  private final long made;
  private final long allowed;
  private final List<String> chain;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  /**
   * A call.
   *
   * @param made when, by the clock of this node, in nanoseconds
   * @param allowed how long it may take, in nanoseconds
   * @param chain the children that wait for it
   */
  PendingCall(
      String child,
      CallPlan plan,
      Arguments arguments,
      long made,
      long allowed,
      List<String> chain) {
    this.child = child;
    this.plan = plan;
    this.arguments = arguments;
    this.made = made;
    this.allowed = allowed;
    this.chain = chain;
  }

  String child() {
    return child;
  }

  CallPlan plan() {
    return plan;
  }

  Arguments arguments() {
    return arguments;
  }

  long allowed() {
    return allowed;
  }

  long deadline() {
    return made + allowed;
  }

  List<String> chain() {
    return chain;
  }

  boolean isLate(long now) {
    return now - deadline() >= 0;
  }

  /** Completed once, on any thread. */
  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  void ended(Outcome how) {
    outcome.complete(how);
  }
}
