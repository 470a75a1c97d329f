/**
 * The engine in plain Java: a node of the cluster, its event loop, and what wires the rooms below to each other.
 *
 * <p>{@link io.supervised.engine.ClusterSupervisor} is the way in.
 */
@NullMarked
package io.supervised.engine;

import org.jspecify.annotations.NullMarked;
