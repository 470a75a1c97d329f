package io.supervised.tck;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The promise that a test proves, in the words of the documentation. */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface Proves {

  String value();
}
