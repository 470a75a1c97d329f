package io.supervised.event;

import java.time.Duration;
import java.util.Optional;

/**
 * A child has crashed: its constructor, {@code @PostConstruct}, its work loop or a called method has thrown what is not an answer, or it
 * was replaced because a call was stuck.
 *
 * @param child the child, and the activation that is over
 * @param reason the class and the message of what was thrown, at most 500 characters
 * @param cause what was thrown; empty on other nodes, which hear of it by {@link ClusterWide}
 * @param restarts how often the child was started again before, since a user last started it
 * @param nextAttempt after what time it is started again; empty if it is not, and on other nodes
 */
public record CrashEvent(
    ChildEvent child,
    String reason,
    Optional<Throwable> cause,
    long restarts,
    Optional<Duration> nextAttempt) {}
