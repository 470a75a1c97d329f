package io.supervised;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Calls a method of a supervised bean again and again while its child is active, wherever that is: first one period after the child has
 * started, then one period after the method has returned, so that runs never pile up. It is called as by others: in its turn in the
 * mailbox, and what it throws is a crash or not as {@link Supervised#keepOn()} says; what is no crash is logged, and the next run comes.
 * When the mailbox is full, a run is left out.
 *
 * <p>The method has no parameters, and is neither private nor static; what it returns is of no interest. Several methods of a bean may
 * carry the annotation. Where a method is overridden, what the overriding one says counts.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface Every {

  /**
   * The period.
   *
   * @return an ISO-8601 duration of at least 1 ms and at most 365 days, for instance {@code PT10S}
   */
  String value();
}
