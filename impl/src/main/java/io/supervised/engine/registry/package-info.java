/**
 * What is known of each name: what was decided of it, and what its holder told. Replicated data that every node reads from its own
 * memory, and only the holder of the name's segment writes.
 *
 * <p>What may run where is decided by the core alone.
 */
@NullMarked
package io.supervised.engine.registry;

import org.jspecify.annotations.NullMarked;
