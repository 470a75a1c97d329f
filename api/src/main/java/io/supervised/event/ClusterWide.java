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
 * Asks for the events of children wherever they run: {@code @Observes @ClusterWide @ChildStarted ChildEvent} hears on this node of
 * every child of the cluster that becomes active, and with {@link ChildStopped} of every one that no longer is; so do {@link ChildCrashed},
 * {@link ChildGivenUp} and {@link ChildMoved} with their events. Without it an observer hears of the children of its own node.
 *
 * <p>It hears as soon as this node does, in order for each child, each activation once; of activations and crashes that follow
 * each other fast, or while this node was cut off, some may be left out. Of a child that is over after a crash only the stop is told. What runs already when the node joins is not told of. That
 * the children of a node are no longer active is told when the node is a member no more, at the latest when they are active elsewhere.
 * Where nobody observes so, nothing is listened to.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({TYPE, FIELD, PARAMETER, METHOD})
public @interface ClusterWide {

  /** The qualifier as an object. */
  final class Literal extends AnnotationLiteral<ClusterWide> implements ClusterWide {

    private static final long serialVersionUID = 1L;

    /** The one instance. */
    public static final Literal INSTANCE = new Literal();

    private Literal() {}
  }
}
