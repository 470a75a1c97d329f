package io.supervised.engine.child;

import io.supervised.Restart;
import io.supervised.RestartLimit;
import io.supervised.SupervisedException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How the children of a bean are supervised, unless their specification says otherwise.
 *
 * @param shutdownTimeout how long they may take to stop; empty for what the node is configured with
 * @param keepOn what called methods may throw without being a crash
 */
public record BeanPolicy(
    Restart restart,
    RestartLimit limit,
    Optional<Duration> shutdownTimeout,
    Set<Class<? extends Throwable>> keepOn) {

  /** Of a bean that says nothing. */
  public static final BeanPolicy DEFAULT = new BeanPolicy(
      Restart.PERMANENT, new RestartLimit(3, Duration.ofSeconds(5)), Optional.empty(), Set.of());

  public BeanPolicy {
    keepOn = Set.copyOf(keepOn);
  }

  /** Whether a called method that throws this ends its child; the end of a call to another child is no crash. */
  boolean isCrash(Throwable thrown) {
    boolean unchecked = thrown instanceof RuntimeException || thrown instanceof Error;
    boolean ours = thrown instanceof SupervisedException;
    return unchecked && !ours && keepOn.stream().noneMatch(kept -> kept.isInstance(thrown));
  }
}
