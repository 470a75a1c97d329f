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
 * Qualifies the {@link QuorumEvent} that this node is with enough of the others again, after {@link QuorumLost}: children run on it
 * again, those it had before or others. Fired on this node alone.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({TYPE, FIELD, PARAMETER, METHOD})
public @interface QuorumRegained {

  /** The qualifier as an object, to fire or select events by. */
  final class Literal extends AnnotationLiteral<QuorumRegained> implements QuorumRegained {

    private static final long serialVersionUID = 1L;

    /** The one instance. */
    public static final Literal INSTANCE = new Literal();

    private Literal() {}
  }
}
