package io.supervised;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A field of a {@link Supervised} bean that belongs to the state of its child: its value is kept as {@link
 * Supervised#durability()} says, and set again in the instance that follows, after its {@code @PostConstruct} and before its first
 * call. For beans that need more than that there is {@link Stateful}; a bean can have one of both.
 *
 * <p>The field must be an instance field that is not final; its value must be able to travel like an argument of a call: primitives,
 * strings, collections, records, anything serializable. Fields are known by their names: one that is new keeps the value that the
 * constructor gave it, and one that is gone is ignored. A value that the field can't take counts as a failed start.
 *
 * <p>Values are read between calls, but beside a {@link Run} method and {@link Concurrent} calls.
 */
@Documented
@Retention(RUNTIME)
@Target(FIELD)
public @interface Keep {}
