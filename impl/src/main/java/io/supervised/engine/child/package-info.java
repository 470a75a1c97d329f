/**
 * A live instance: how it is created, called one call at a time, run and ended, on threads of the supervisor's own.
 *
 * <p>Nothing here decides whether a child should run; it does as it is told and reports what became of it.
 */
@NullMarked
package io.supervised.engine.child;

import org.jspecify.annotations.NullMarked;
