/**
 * The children of the segments that this node holds: which of them should run, which do, and what users ask of them.
 *
 * <p>The core says when a segment may run here, and when it must not any more; what happens inside is decided by one {@link
 * io.supervised.engine.segment.SegmentSupervisor} for each segment, from the entries of the registry.
 */
@NullMarked
package io.supervised.engine.segment;

import org.jspecify.annotations.NullMarked;
