package io.supervised;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A child by its name, wherever it runs: the way to call it from any node. {@link Supervisor#child} gives one at no cost; it stays
 * usable when the child moves, stops and starts again.
 *
 * <p>What holds for every call, however it is made:
 *
 * <ul>
 *   <li>It runs at most once, and not after its deadline.
 *   <li>The calls of one thread to one child run in the order in which they were made, also while the child moves from one
 *       node to another.
 *   <li>A child executes one call at a time, but for those that are {@link Concurrent}. Calls wait in its mailbox, which holds
 *       {@code supervised.mailbox.capacity} of them (default 10000).
 *   <li>It ends with the result, or the exception of the child's method, or a {@link NotExecutedException} if it surely did not
 *       run, or an {@link OutcomeUnknownException} if that can't be known. An exception of the child's method that is no answer ends
 *       the child, too; see {@link Supervised#keepOn()}. What waits then waits for the next instance.
 *   <li>Arguments, results and exceptions are copies, except for immutable values, also when the child runs on this node; {@link
 *       ByReference} lifts that within a node. A {@code Child} or proxy among them keeps its {@link #within}.
 * </ul>
 *
 * <p>A call waits for a child that starts, moves or is busy, until its deadline. The deadline is five seconds away unless {@link
 * #within}, {@link Deadline} or {@code supervised.call.deadline} says otherwise. A child that runs on this node and is idle is
 * called in the caller's own thread; such a call ends when the method does, even if that is later.
 *
 * <pre>{@code
 * Child<Cart> cart = supervisor.child(Cart.class, "cart-42");
 * int total = cart.call(Cart::total);
 * cart.cast(c -> c.add(item));
 * }</pre>
 *
 * <p>The lambda of a call is run at once, on a stub that notes which method it calls with which arguments; it is not sent
 * anywhere. It must call exactly one method, and can't use its result.
 *
 * <p>Immutable and thread-safe. Two are equal if they stand for the same child of the same supervisor, with the same type and
 * deadline.
 *
 * @param <T> the type by which the child is called: the class of its bean, or an interface of it
 */
public interface Child<T> {

  /**
   * The child's name.
   *
   * @return the name
   */
  String name();

  /**
   * Calls a method and waits for its result.
   *
   * @param <R> type of the result
   * @param <X> what the method declares to throw
   * @param call calls one method of the child, for example {@code Cart::total}
   * @return what the method returns
   * @throws X what the method throws
   * @throws NotExecutedException if the call surely did not run; see its subclasses for reasons, {@link WrongTypeException} if the child
   *     is of another type
   * @throws OutcomeUnknownException if it may have run
   * @throws SerializationException if an argument or the result can't be sent; the message says which, and whether it ran
   * @throws IllegalArgumentException if the lambda calls no method, or more than one
   */
  <R extends @Nullable Object, X extends Exception> R call(Call<? super T, R, X> call) throws X;

  /**
   * Calls a method without a result and waits until it has run; otherwise the same as {@link #call}.
   *
   * @param <X> what the method declares to throw
   * @param call calls one method of the child, for example {@code Cart::clear}
   * @throws X what the method throws
   */
  <X extends Exception> void run(Command<? super T, X> call) throws X;

  /**
   * Calls a method without waiting for it.
   *
   * @param <R> type of the result
   * @param call calls one method of the child
   * @return completed as {@link #call} would end, on a thread of the supervisor's own; what follows may wait for other calls, of
   *     which a node has a thousand threads. Cancelling it frees the caller; the call is taken back if it has not been sent yet, and
   *     may run otherwise
   * @throws OverloadedException if too many calls of this node to the child are under way
   * @throws SerializationException if an argument can't be sent
   * @throws IllegalArgumentException if the lambda calls no method, or more than one
   */
  <R extends @Nullable Object> CompletionStage<R> callAsync(Call<? super T, R, ?> call);

  /**
   * Calls a method and takes no interest in how it ends. It is delivered as any other call, in order with them, and tried again while
   * the child moves. If it fails in the end that is logged, here or where the child runs.
   *
   * @param call calls one method of the child
   * @throws OverloadedException if too many calls of this node to the child are under way
   * @throws SerializationException if an argument can't be sent
   * @throws IllegalArgumentException if the lambda calls no method, or more than one
   */
  void cast(Command<? super T, ?> call);

  /**
   * Sends a message to the {@link Receive} method that takes its type; otherwise the same as {@link #cast}.
   *
   * @param message of a type that a {@link Receive} method of {@code T} takes
   * @throws IllegalArgumentException if no such method takes it, or several do and none of them is the most specific
   * @throws OverloadedException if too many calls of this node to the child are under way
   * @throws SerializationException if the message can't be sent
   */
  void send(Object message);

  /**
   * An object of type {@code T} whose methods call the child, as an injected one does. A method that returns a {@link CompletionStage}
   * does not wait; one with {@link OneWay} is a {@link #cast}. Its {@code equals}, {@code hashCode} and {@code toString} are about
   * the proxy itself.
   *
   * @return a proxy; making one costs little, and it may be kept
   */
  T proxy();

  /**
   * The same child with another deadline for each call. It keeps that wherever it is sent or stored; one without it has the deadline
   * of the supervisor whose child it is, on the node that uses it.
   *
   * @param deadline how long a call may take, from when it is made; longer than zero, and anything beyond a hundred years is that
   * @return another view of the same child
   * @throws IllegalArgumentException if the deadline is zero or negative
   */
  Child<T> within(Duration deadline);

  /**
   * One call of a method with a result.
   *
   * @param <T> the type of the child
   * @param <R> type of the result
   * @param <X> what the method declares to throw
   */
  @FunctionalInterface
  interface Call<T, R extends @Nullable Object, X extends Exception> {

    /**
     * Makes the call.
     *
     * @param child stands for the child
     * @return what the method returns
     * @throws X what the method throws
     */
    R on(T child) throws X;
  }

  /**
   * One call of a method whose result, if it has one, is of no interest.
   *
   * @param <T> the type of the child
   * @param <X> what the method declares to throw
   */
  @FunctionalInterface
  interface Command<T, X extends Exception> {

    /**
     * Makes the call.
     *
     * @param child stands for the child
     * @throws X what the method throws
     */
    void on(T child) throws X;
  }
}
