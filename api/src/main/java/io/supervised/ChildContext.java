package io.supervised;

import java.util.List;

/**
 * What a supervised instance may know of itself. Inject it into the bean, or into a {@code @Dependent} collaborator of
 * the bean; anywhere else there is no child to speak of, and injection fails.
 *
 * <p>Thread-safe. It may outlive the child, and then says so by {@link #isActive()}.
 */
public interface ChildContext {

  /**
   * The child's name, as {@link Supervisor#whereIs} of its supervisor takes it.
   *
   * @return the name
   */
  String name();

  /**
   * The name of the child's supervisor.
   *
   * @return one of {@code supervised.supervisors}; empty for the supervisor without a name
   */
  String supervisor();

  /**
   * The child's number among the instances of its bean.
   *
   * @return the number, from 0; 0 if there is only one
   */
  int index();

  /**
   * What the child was started with; see {@link ChildSpec.Builder#argument}. Each activation gets copies of its own.
   *
   * @return an immutable list; empty for the children of a bean that start by themselves
   */
  List<Object> arguments();

  /**
   * The node on which this instance runs.
   *
   * @return the local node
   */
  ClusterNode node();

  /**
   * The fencing token of this activation, to hand to whatever this instance changes.
   *
   * @return the token
   */
  Token token();

  /**
   * Whether this activation still stands. False from the moment the supervisor decides to stop it, so a work loop can
   * end by itself before it is interrupted.
   *
   * @return true while active
   */
  boolean isActive();
}
