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
 * @param place where they belong among other children, if they do
 */
public record BeanPolicy(
    Restart restart,
    RestartLimit limit,
    Optional<Duration> shutdownTimeout,
    Set<Class<? extends Throwable>> keepOn,
    Optional<GroupPlace> place) {

  /** Of a bean that says nothing. */
  public static final BeanPolicy DEFAULT = new BeanPolicy(
      Restart.PERMANENT, new RestartLimit(3, Duration.ofSeconds(5)), Optional.empty(), Set.of());

  /** Of a bean whose children belong to no group. */
  public BeanPolicy(
      Restart restart,
      RestartLimit limit,
      Optional<Duration> shutdownTimeout,
      Set<Class<? extends Throwable>> keepOn) {
    this(restart, limit, shutdownTimeout, keepOn, Optional.empty());
  }

  public BeanPolicy {
    keepOn = Set.copyOf(keepOn);
  }

  /** The same in a group. */
  public BeanPolicy in(GroupPlace other) {
    return new BeanPolicy(restart, limit, shutdownTimeout, keepOn, Optional.of(other));
  }

  /** Whether a called method that throws this ends its child; the end of a call to another child is no crash. */
  boolean isCrash(Throwable thrown) {
    boolean unchecked = thrown instanceof RuntimeException || thrown instanceof Error;
    boolean ours = thrown instanceof SupervisedException;
    return unchecked && !ours && keepOn.stream().noneMatch(kept -> kept.isInstance(thrown));
  }
}
