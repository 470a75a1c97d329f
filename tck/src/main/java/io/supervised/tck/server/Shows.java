package io.supervised.tck.server;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Which column of the table a test fills. */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
@interface Shows {

  Check value();
}
