/**
 * Qualifiers of the CDI events that tell of nodes and children, and the payload of the latter.
 *
 * <p>Events are delivered in order, on a thread of the supervisor's own, to synchronous and asynchronous observers.
 */
@NullMarked
package io.supervised.event;

import org.jspecify.annotations.NullMarked;
