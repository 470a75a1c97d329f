/**
 * Where each child runs, as its owner told it: replicated data that every node reads from its own memory.
 *
 * <p>The entries are a report, not a permission; what may run where is decided by the core alone.
 */
@NullMarked
package io.supervised.engine.registry;

import org.jspecify.annotations.NullMarked;
