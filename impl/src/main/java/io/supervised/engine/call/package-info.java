/**
 * From a child's name to its instance: today within the node, one call at a time.
 *
 * <p>What ends in a {@link io.supervised.NotExecutedException} surely did not run.
 */
@NullMarked
package io.supervised.engine.call;

import org.jspecify.annotations.NullMarked;
