package io.supervised;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A child, as its owner last told the cluster. Two are equal if that is, whatever they were started from. Immutable.
 */
public final class ChildInfo {

  private final String name;
  private final String bean;
  private final ChildState state;
  private final ClusterNode node;
  private final Token token;
  private final long restarts;
  private final Instant since;
  private final String reason;
  private final Supplier<Optional<ChildSpec<?>>> spec;

  /**
   * A child of which it is not known what it was started from.
   *
   * @param name its name
   * @param bean the name of its bean
   * @param state what it does
   * @param node where it runs
   * @param token the fencing token of this activation
   * @param restarts how often it was started again
   * @param since when it came to this state
   */
  public ChildInfo(
      String name,
      String bean,
      ChildState state,
      ClusterNode node,
      Token token,
      long restarts,
      Instant since) {
    this(name, bean, state, node, token, restarts, since, "", Optional::empty);
  }

  private ChildInfo(
      String name,
      String bean,
      ChildState state,
      ClusterNode node,
      Token token,
      long restarts,
      Instant since,
      String reason,
      Supplier<Optional<ChildSpec<?>>> spec) {
    this.name = name;
    this.bean = bean;
    this.state = state;
    this.node = node;
    this.token = token;
    this.restarts = restarts;
    this.since = since;
    this.reason = reason;
    this.spec = spec;
  }

  /**
   * The child's name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * The bean it is an instance of.
   *
   * @return the name of the bean
   */
  public String bean() {
    return bean;
  }

  /**
   * What it does.
   *
   * @return the state
   */
  public ChildState state() {
    return state;
  }

  /**
   * Where it runs; if it is {@link ChildState#MOVING}, where it ran last, or is waiting.
   *
   * @return the node
   */
  public ClusterNode node() {
    return node;
  }

  /**
   * The fencing token of this activation; if it does not run, of the last one, or of the first that is to be.
   *
   * @return the token
   */
  public Token token() {
    return token;
  }

  /**
   * How often it was started again after it had ended by itself, on whichever nodes.
   *
   * @return the number
   */
  public long restarts() {
    return restarts;
  }

  /**
   * When it came to this state, by the owner's wall clock.
   *
   * @return the time
   */
  public Instant since() {
    return since;
  }

  /**
   * Why it has crashed the last time, or was given up, if it has since it was last started by a user.
   *
   * @return the class and the message of what was thrown, at most 500 characters, or for a child that was given up without a crash that its
   *     work loop returned; empty if there was nothing of that kind
   */
  public Optional<String> reason() {
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
  }

  /**
   * What it was started from, as {@link Supervisor#specOf} has it. It is made when it is asked for, with arguments of its own each time.
   *
   * @return its specification, by the class of its bean; empty if its bean is not known on this node
   * @throws SerializationException if an argument can't be read on this node
   */
  public Optional<ChildSpec<?>> spec() {
    return spec.get();
  }

  /**
   * The same child in another state.
   *
   * @param other the state
   * @return a copy
   */
  public ChildInfo in(ChildState other) {
    return new ChildInfo(name, bean, other, node, token, restarts, since, reason, spec);
  }

  /**
   * The same child with the reason of its last end.
   *
   * @param text as {@link #reason()} gives it; the empty string for none
   * @return a copy
   */
  public ChildInfo because(String text) {
    return new ChildInfo(name, bean, state, node, token, restarts, since, text, spec);
  }

  /**
   * The same child by another name.
   *
   * @param other the name
   * @return a copy
   */
  public ChildInfo named(String other) {
    return new ChildInfo(other, bean, state, node, token, restarts, since, reason, spec);
  }

  /**
   * The same child with what it was started from.
   *
   * @param from gives the specification whenever it is asked for
   * @return a copy
   */
  public ChildInfo startedFrom(Supplier<Optional<ChildSpec<?>>> from) {
    return new ChildInfo(name, bean, state, node, token, restarts, since, reason, from);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChildInfo info
        && name.equals(info.name)
        && bean.equals(info.bean)
        && state == info.state
        && node.equals(info.node)
        && token.equals(info.token)
        && restarts == info.restarts
        && since.equals(info.since)
        && reason.equals(info.reason);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, bean, state, node, token, restarts, since, reason);
  }

  @Override
  public String toString() {
    return "child '" + name + "' of bean '" + bean + "', " + state + " on " + node + " with "
        + token + " since " + since + ", " + restarts + " restarts"
        + (reason.isEmpty() ? "" : ": " + reason);
  }
}
