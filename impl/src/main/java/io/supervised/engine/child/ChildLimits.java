package io.supervised.engine.child;

import java.time.Duration;

/**
 * What a child may take.
 *
 * @param stopTimeout how long it may take to stop
 * @param mailbox how many calls may wait for it
 */
public record ChildLimits(Duration stopTimeout, int mailbox) {}
