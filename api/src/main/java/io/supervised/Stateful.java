package io.supervised;

import org.jspecify.annotations.Nullable;

/**
 * A {@link Supervised} bean whose children have state that outlives their instances: it goes with them when they move to another
 * node, and survives as much as {@link Supervised#durability()} says. {@link Keep} does the same for plain fields.
 *
 * <p>The newest snapshot that was kept is offered to each next instance of the child, after its {@code @PostConstruct} and before its
 * first call, timer or work loop, until the child is terminated or has ended for good. If {@code restore} throws, the start has failed, as if
 * {@code @PostConstruct} had thrown: the child is tried again and given up beyond its limit, and the state stays and is offered again.
 *
 * <p>Both methods are called between calls, one at a time, but beside a {@link Run} method and {@link Concurrent} calls: what these change
 * must be safe to read. They count towards the time that the child may take to start or to stop.
 *
 * @param <S> type of the snapshot; it must be able to travel like an argument of a call, in at most {@code supervised.state.max-size}
 *     bytes (default: 1 MiB)
 */
public interface Stateful<S> {

  /**
   * The state at this moment. It must change nothing: it may be asked for at any time between calls, and more often than the durability
   * says. A child that is about to move may be asked twice, first while it goes on, so that little is left to be kept in its silence. A
   * snapshot that throws, can't travel or is too large is not kept: when the child stops, this is logged and
   * the last one stays; after a call, with {@link Durability#EACH_CALL}, the child has crashed, and the caller gets an {@link
   * OutcomeUnknownException}.
   *
   * @return what {@link #restore} needs; null to keep nothing, so that the next instance begins without state
   */
  @Nullable
  S snapshot();

  /**
   * Goes on from a snapshot, whatever version of the bean wrote it.
   *
   * @param state what {@link #snapshot} has returned, as a copy
   */
  void restore(S state);

  /**
   * Goes on from a snapshot that says which version of the bean wrote it. This is the method that is called; unless it is overridden it
   * calls {@link #restore(Object)}. A state of a higher version than that of the bean is never given to it: its child waits, and is tried
   * again, here or on a node whose bean knows it.
   *
   * @param state what {@link #snapshot} has returned, as a copy
   * @param version the {@link Supervised#stateVersion()} of the bean that wrote it, at most that of this one
   */
  default void restore(S state, int version) {
    restore(state);
  }
}
