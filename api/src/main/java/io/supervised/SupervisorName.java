package io.supervised;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Says which supervisor is injected: {@code @Inject @SupervisorName("orders") Supervisor orders}. The names are listed by
 * {@code supervised.supervisors}.
 *
 * <p>Named supervisors share the nodes of the cluster and the beans of the application, and nothing else: a name of a child means one
 * child in each of them, and none sees, lists, calls or stops the children of another. In messages, events and logs a child of one is
 * called {@code orders:cart-42}. The children that beans declare belong to the supervisor without a name.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, METHOD})
public @interface SupervisorName {

  /**
   * The supervisor's name.
   *
   * @return one of {@code supervised.supervisors}
   */
  String value();
}
