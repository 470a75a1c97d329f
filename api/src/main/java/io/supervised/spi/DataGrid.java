package io.supervised.spi;

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
 * Qualifies the Infinispan cache manager in which the node is to keep what the nodes know of each other's children, and over whose
 * JGroups channel it is to send calls. Without such a bean the node starts a manager of its own.
 *
 * <pre>{@code
 * @Produces @DataGrid @Singleton
 * EmbeddedCacheManager manager() {
 *   return new DefaultCacheManager("infinispan.xml");
 * }
 *
 * void close(@Disposes @DataGrid EmbeddedCacheManager manager) {
 *   manager.stop();
 * }
 * }</pre>
 *
 * <p>The bean is looked up when the node starts. Its scope is {@code @Dependent} or {@code @Singleton}, since a client proxy can't
 * be used; there is at most one. A {@code @Dependent} producer method may return null, and the node then starts a manager of its own.
 * An object in the scope {@code @Dependent} is destroyed once the node has ended.
 *
 * <p>The manager is started if it is not yet. The node adds one cache to it, {@code supervised.children.} and the name of the cluster,
 * and a fork of its channel; at its end it takes both away again. The manager, its channel and its other caches are left alone, so it
 * must be stopped by whoever made it, and after the node.
 *
 * <p>Limits:
 *
 * <ul>
 *   <li>All nodes of a cluster are alike in this: all are given managers of one cluster name that find each other, or none is. A node
 *       that differs is refused when it starts.
 *   <li>Each node in a JVM needs a manager of its own.
 *   <li>The manager has a JGroups channel that is not itself a fork, and is of the same minor version of Infinispan as Supervised is
 *       built with, on all members of its cluster.
 *   <li>How fast the data grid sees that a process has crashed or hangs is up to the manager's JGroups stack. Children are taken over
 *       without it, by the connections between nodes; but until it does, operations like {@code startChild} may have to wait.
 *   <li>Encryption and authentication of data and calls are up to that stack too. The connections by which nodes agree on who runs
 *       what stay those of {@code supervised.transport}.
 *   <li>With authorization in the manager, the node needs permission to start it, and to define, use and remove a cache.
 * </ul>
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({TYPE, FIELD, METHOD, PARAMETER})
public @interface DataGrid {

  /** The qualifier as an object. */
  final class Literal extends AnnotationLiteral<DataGrid> implements DataGrid {

    private static final long serialVersionUID = 1L;

    /** The only instance that is needed. */
    public static final Literal INSTANCE = new Literal();

    private Literal() {}
  }
}
