package io.supervised;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Declares a bean whose instances run on one node of the cluster each: the supervisor creates them there, calls
 * {@code @PostConstruct}, and starts them again elsewhere when their node leaves or dies.
 *
 * <p>Whoever asks the container for the bean gets a stub, on every node; the constructor, injection and life-cycle
 * methods of the real instance run on its owner alone. A call on the stub reaches the instance wherever it runs, as {@link
 * Child} says.
 *
 * <p>The class must be concrete and extensible: an interface, an abstract or final class, a record, an enum, a final
 * instance method that is not private, a public instance field, an observer method, a producer, an explicit scope or an
 * EJB annotation is a definition error. All of them are reported together when the application starts.
 *
 * <p>The annotation may also come through a stereotype of the application's own. It is not inherited by subclasses.
 */
@Stereotype
@Documented
@Retention(RUNTIME)
@Target(TYPE)
public @interface Supervised {

  /**
   * Name of the bean, unique in the cluster: one to 200 characters, letters, digits and {@code
   * . _ -}. Default: the simple class name with its first letter in lower case.
   *
   * @return the name, or the empty string for the default
   */
  String name() default "";

  /**
   * How many children the bean has, at least 1. One child carries the bean's name; more carry {@code name-0} to {@code
   * name-(n-1)} and are spread over the nodes. Not together with {@link #everyNode()}. Config: {@code
   * supervised.bean.<name>.instances}. Default: 1.
   *
   * @return the number of children
   */
  int instances() default 1;

  /**
   * Whether every node runs a child of its own, named {@code name@node}, for as long as it is a member. Config: {@code
   * supervised.bean.<name>.every-node}. Default: false.
   *
   * @return true for one child on each node
   */
  boolean everyNode() default false;

  /**
   * Whether the children start by themselves with the cluster. A bean that does not start is known to the supervisor
   * and runs nowhere. Config: {@code supervised.bean.<name>.auto-start}. Default: true.
   *
   * @return true to start with the cluster
   */
  boolean autoStart() default true;
}
