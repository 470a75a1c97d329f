package io.supervised;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks the work loop of a supervised bean: a method without parameters that runs on a thread of its own, on the owner,
 * from the end of {@code @PostConstruct} until the child stops.
 *
 * <p>To stop the child the supervisor interrupts the thread and waits for the method to return, at most for {@code
 * supervised.node.child-stop-timeout} (default {@code PT10S}), before {@code @PreDestroy} runs. If it does not return in
 * that time it is abandoned, without {@code @PreDestroy} and with a warning that shows where it stands.
 *
 * <p>Returning before that is a normal end of the child, throwing anything a crash; {@link Supervised#restart()} says whether it
 * starts again. A child that has nothing more to do waits for its interrupt. At most one method
 * of a bean carries this annotation, and it is neither private nor static.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface Run {}
