package io.supervised;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * How long a call of a method may take, from when it is made until it has ended: on a method, or on the supervised class or the
 * interface for all methods that it declares itself. A method's own goes before that of a type, and what a class says before what its
 * interfaces say; {@link Child#within} goes before all. It holds whether the child is called by the class or by the interface; an
 * interface that several supervised beans implement speaks for itself alone. What happens at the deadline is said at {@link Child}.
 *
 * <p>Without it, {@code supervised.call.deadline} holds (default {@code PT5S}).
 */
@Documented
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface Deadline {

  /**
   * The time as an ISO-8601 duration, longer than zero; for example {@code PT30S}. Any other text keeps the node from starting.
   *
   * @return the duration
   */
  String value();
}
