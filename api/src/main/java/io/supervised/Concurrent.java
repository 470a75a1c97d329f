package io.supervised;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Lets calls of a method, or of all methods of a type, run beside all others of the same child: they wait for none, and none waits for
 * them, so they may overtake calls that the same thread has made before. The code must be thread-safe. They count for {@code
 * supervised.mailbox.capacity}; a child that stops waits for them as for any running call. An annotated method of an interface counts for
 * the class, and the other way round.
 */
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Concurrent {}
