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
 * Qualifies the {@link QuorumEvent} that this node can no longer reach enough of the others: its children are being stopped,
 * so that those who can may take them over, and calls end with {@link io.supervised.QuorumLostException}. Fired on this node
 * alone. The application goes on living; {@link QuorumRegained} follows once enough nodes answer.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({TYPE, FIELD, PARAMETER, METHOD})
public @interface QuorumLost {

  /** The qualifier as an object, to fire or select events by. */
  final class Literal extends AnnotationLiteral<QuorumLost> implements QuorumLost {

    private static final long serialVersionUID = 1L;

    /** The one instance. */
    public static final Literal INSTANCE = new Literal();

    private Literal() {}
  }
}
