/**
 * The protocol, pure: which node runs which child is decided here and nowhere else, as {@code state + input → new state + effects}.
 *
 * <p>There is no clock, thread, random number or I/O in this package; time and names come in with the inputs. Everything is
 * immutable and deterministic, so a simulator can drive many nodes in one thread.
 */
@NullMarked
package io.supervised.engine.protocol;

import org.jspecify.annotations.NullMarked;
