package io.supervised.event;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Qualifies the {@link DuplicateEvent} that a child ran on this node and on another one, and the activation of this node is
 * stopped because the other one is younger. It can happen only with {@code supervised.partition=available}, when the parts of a
 * cluster that was divided have met again. Fired on the node whose activation is stopped.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({TYPE, FIELD, PARAMETER, METHOD})
public @interface DuplicateResolved {

  /** The qualifier as an object, to fire or select events by. */
  final class Literal extends AnnotationLiteral<DuplicateResolved> implements DuplicateResolved {

    private static final long serialVersionUID = 1L;

    /** The one instance. */
    public static final Literal INSTANCE = new Literal();

    private Literal() {}
  }
}
