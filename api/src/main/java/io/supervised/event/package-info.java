/**
 * Qualifiers of the CDI events that tell of nodes and children, and the payload of the latter.
 *
 * <p>Events are delivered in order, on a thread of the supervisor's own, to synchronous and asynchronous observers. An
 * exception of a synchronous observer keeps those after it from hearing of this event, as always in CDI, and is logged; an
 * observer that blocks holds up later events, and nothing else. Beyond 100,000 waiting events those of children are dropped.
 */
@NullMarked
package io.supervised.event;

import org.jspecify.annotations.NullMarked;
