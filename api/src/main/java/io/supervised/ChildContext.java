package io.supervised;

import java.time.Duration;
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

  /**
   * Runs a task of this activation once. It runs as a call does: in its turn in the mailbox, with the contexts of the application, and an
   * unchecked exception is a crash unless {@link Supervised#keepOn()} names it. It ends with the activation: a child that starts again,
   * here or elsewhere, begins without it. If the mailbox is full at its time, it is tried again a little later.
   *
   * @param delay from now, at most 365 days; zero or less for as soon as the child is active and idle
   * @param task may call other children, and change the instance
   * @return a handle to cancel it
   * @throws IllegalArgumentException if an argument is null, or the delay is longer
   */
  Scheduled schedule(Duration delay, Runnable task);

  /**
   * Runs a task of this activation again and again: first after one period, then one period after each run has ended. For the rest it is
   * as {@link #schedule} says; when the mailbox is full, a run is left out.
   *
   * @param period 1 ms to 365 days
   * @param task may call other children, and change the instance
   * @return a handle to cancel it
   * @throws IllegalArgumentException if an argument is null, or the period is out of bounds
   */
  Scheduled scheduleEvery(Duration period, Runnable task);
}
