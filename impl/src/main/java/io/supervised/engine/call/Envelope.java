package io.supervised.engine.call;

import io.supervised.engine.core.NodeId;

/**
 * A frame on its way.
 *
 * @param from the life of the node that sent it
 * @param to the life that it is for
 * @param number counts the frames from one life to the other
 * @param stamp when it was sent, by the sender's monotonic clock, in nanoseconds
 */
record Envelope(NodeId from, NodeId to, long number, long stamp, CallFrame frame) {}
