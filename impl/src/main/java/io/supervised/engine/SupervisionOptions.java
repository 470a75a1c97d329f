package io.supervised.engine;

import io.supervised.engine.child.CallPatience;
import io.supervised.engine.child.Lender;
import io.supervised.engine.child.ThreadKind;
import io.supervised.engine.segment.Backoff;
import java.time.Duration;
import java.util.Optional;

/**
 * How a node runs children, and what it does about those that crash or hang.
 *
 * @param backoff how long they wait for their restarts
 * @param patience how long their calls may run
 * @param threads on which their code runs, unless it runs on others
 * @param lender whose threads their code runs on if it can
 * @param maxState how many bytes the state of a child may have
 */
public record SupervisionOptions(
    Backoff backoff,
    CallPatience patience,
    ThreadKind threads,
    Optional<Lender> lender,
    int maxState) {

  /** How many bytes the state of a child may have unless somebody says otherwise. */
  public static final int USUAL_STATE = 1 << 20;

  /** Threads of the node alone, and states of the usual size. */
  public SupervisionOptions(Backoff backoff, CallPatience patience, ThreadKind threads) {
    this(backoff, patience, threads, Optional.empty(), USUAL_STATE);
  }

  /** The usual: a call that has been running for 30 s is reported, and goes on. */
  public static SupervisionOptions defaults() {
    return new SupervisionOptions(
        Backoff.DEFAULT,
        new CallPatience(Optional.of(Duration.ofSeconds(30)), Optional.empty()),
        ThreadKind.AUTO);
  }
}
