package io.supervised.event;

/**
 * A child was given up.
 *
 * @param child the child, and its last activation
 * @param reason why that one ended: the class and the message of what was thrown, at most 500 characters, or that the work loop returned
 * @param restarts how often the child was started again before, since a user last started it
 */
public record GivenUpEvent(ChildEvent child, String reason, long restarts) {}
