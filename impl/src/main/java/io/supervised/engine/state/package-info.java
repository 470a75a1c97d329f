/** The state of children: how it is read from an instance, how it travels, and how it gets into the next one. */
@NullMarked
package io.supervised.engine.state;

import org.jspecify.annotations.NullMarked;
