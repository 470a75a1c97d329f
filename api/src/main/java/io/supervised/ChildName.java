package io.supervised;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Says which child is injected: {@code @Inject @ChildName("cart-42") Cart cart} is the {@linkplain Child#proxy proxy} of that
 * child, and {@code @Inject @ChildName("cart-42") Child<Cart> cart} the {@link Child} itself. The type is the class of the child's
 * bean, or an interface of it. Whether there is such a child is found out by a call.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, METHOD})
public @interface ChildName {

  /**
   * The child's name.
   *
   * @return the name
   */
  @Nonbinding
  String value();
}
