/** The simulator of the protocol, and what is checked with it. */
@NullMarked
package io.supervised.engine.core;

import org.jspecify.annotations.NullMarked;
