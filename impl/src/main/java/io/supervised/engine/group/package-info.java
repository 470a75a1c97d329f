/**
 * What children of one group have to do with each other: who is in it, what is known of them on this node, and what one of them may do by
 * that.
 */
@NullMarked
package io.supervised.engine.group;

import org.jspecify.annotations.NullMarked;
