/**
 * Qualifiers of the CDI events that tell of nodes and children, and the payload of the latter.
 *
 * <p>Events are delivered in order, on a thread of the supervisor's own, to synchronous and asynchronous observers. Each observer is
 * told by itself: one that throws is logged, and keeps no other from hearing (so where several synchronous observers hear of an event, they are not told
 * {@code EventMetadata} by every container). A synchronous observer that blocks holds up later events,
 * and nothing else; after 10 s a warning in the log shows where it stands. Beyond 100,000 waiting events those of children are dropped,
 * beyond 110,000 those of nodes too, with a message in the log.
 */
@NullMarked
package io.supervised.event;

import org.jspecify.annotations.NullMarked;
