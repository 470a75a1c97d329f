package io.supervised;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a method of a supervised bean, or of an interface of it, that callers do not wait for: called on an injected bean or on a
 * {@link Child#proxy} it is a {@link Child#cast}. It holds whether the child is called by the class or by the interface; an interface
 * that several supervised beans implement speaks for itself alone. The method returns nothing; on one with a result this has no effect.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface OneWay {}
