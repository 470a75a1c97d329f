package io.supervised;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a method of a supervised bean that takes messages: {@link Child#send} calls the one whose only parameter fits the
 * message, and of several the one with the most specific type. The method has exactly one parameter, and is neither private nor
 * static; what it returns is of no interest. An annotated method of an interface
 * counts for the class, and the other way round.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface Receive {}
