/**
 * From a child's name to its instance, on whichever node it is: each call at most once, in the order of its caller, in time.
 *
 * <p>A call begins at {@link io.supervised.engine.call.CallRouter}. What ends in a {@link io.supervised.NotExecutedException}
 * surely did not run.
 */
@NullMarked
package io.supervised.engine.call;

import org.jspecify.annotations.NullMarked;
