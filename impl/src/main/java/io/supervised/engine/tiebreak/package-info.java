/** A third opinion for two equal halves of a cluster that can't see each other: a voter outside both. */
@NullMarked
package io.supervised.engine.tiebreak;

import org.jspecify.annotations.NullMarked;
