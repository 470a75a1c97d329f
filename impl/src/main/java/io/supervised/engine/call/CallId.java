package io.supervised.engine.call;

/**
 * Which call of a node is meant.
 *
 * @param stream the calls of the node to one child between two refusals: when the host has refused one of them it refuses the
 *     rest, so that none overtakes it
 * @param number unique for the process that makes the call, and growing for each child
 */
record CallId(long stream, long number) {}
