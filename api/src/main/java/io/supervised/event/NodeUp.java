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
 * Qualifies the event that a {@link io.supervised.ClusterNode} has become a member. Fired on every node; a node that joins is
 * told of itself and of each member it finds, oldest first. For each life of a node {@code NodeUp} comes once, before its
 * {@link NodeDown}.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({TYPE, FIELD, PARAMETER, METHOD})
public @interface NodeUp {

  /** The qualifier as an object, to fire or select events by. */
  final class Literal extends AnnotationLiteral<NodeUp> implements NodeUp {

    private static final long serialVersionUID = 1L;

    /** The one instance. */
    public static final Literal INSTANCE = new Literal();

    private Literal() {}
  }
}
