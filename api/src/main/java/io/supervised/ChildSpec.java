package io.supervised;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a child is to be, for {@link Supervisor#startChild}.
 *
 * <pre>{@code
 * ChildSpec<Cart> spec = ChildSpec.of(Cart.class).named("cart-42").argument("EUR").build();
 * }</pre>
 *
 * <p>A specification has one name from when it is built: starting it twice starts one child. Two are equal if all they say is
 * equal, arrays by what is in them. Immutable; thread-safe if its arguments are.
 *
 * @param <T> the type by which the child is called
 */
public final class ChildSpec<T> {

  private final Class<T> type;
  private final String name;
  private final List<Object> arguments;
  private final Optional<Restart> restart;
  private final Optional<RestartLimit> restartLimit;
  private final Optional<Duration> shutdownTimeout;
  private final Optional<Constraint> constraint;

  private ChildSpec(Builder<T> built) {
    this.type = built.type;
    this.name = built.name == null ? generated(built.type) : built.name;
    this.arguments = List.copyOf(built.arguments);
    this.restart = Optional.ofNullable(built.restart);
    this.restartLimit = Optional.ofNullable(built.restartLimit);
    this.shutdownTimeout = Optional.ofNullable(built.shutdownTimeout);
    this.constraint = Optional.ofNullable(built.constraint);
  }

  /**
   * Begins a specification.
   *
   * @param <T> the type by which the child is called
   * @param type the class of a supervised bean, or an interface that one of them implements; the bean may have
   *     {@link Supervised#autoStart()} or not
   * @return a builder
   * @throws IllegalArgumentException if the type is null
   */
  public static <T> Builder<T> of(Class<T> type) {
    return new Builder<>(SpecRules.given(type, "type of a child"));
  }

  private static String generated(Class<?> type) {
    String simple = type.getSimpleName();
    String prefix = simple.isEmpty()
        ? "child"
        : simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1);
    return prefix + "-" + UUID.randomUUID();
  }

  /**
   * The type by which the child is called.
   *
   * @return the class of its bean, or an interface of it
   */
  public Class<T> type() {
    return type;
  }

  /**
   * The child's name.
   *
   * @return the name given, or the one that was generated
   */
  public String name() {
    return name;
  }

  /**
   * What the child gets from {@link ChildContext#arguments()}.
   *
   * @return an immutable list
   */
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * When the child is started again after it has ended by itself.
   *
   * @return the rule, or empty for that of its bean
   */
  public Optional<Restart> restart() {
    return restart;
  }

  /**
   * How often the child may be started again before it is given up.
   *
   * @return the limit, or empty for that of its bean
   */
  public Optional<RestartLimit> restartLimit() {
    return restartLimit;
  }

  /**
   * How long the child may take to stop.
   *
   * @return the time, or empty for that of its bean
   */
  public Optional<Duration> shutdownTimeout() {
    return shutdownTimeout;
  }

  /**
   * Where the child may run.
   *
   * @return the constraint, or empty if it may run on any node
   */
  public Optional<Constraint> constraint() {
    return constraint;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChildSpec<?> spec
        && type == spec.type
        && name.equals(spec.name)
        && Arrays.deepEquals(arguments.toArray(), spec.arguments.toArray())
        && restart.equals(spec.restart)
        && restartLimit.equals(spec.restartLimit)
        && shutdownTimeout.equals(spec.shutdownTimeout)
        && constraint.equals(spec.constraint);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        type,
        name,
        Arrays.deepHashCode(arguments.toArray()),
        restart,
        restartLimit,
        shutdownTimeout,
        constraint);
  }

  @Override
  public String toString() {
    return "child '" + name + "' of " + type.getName() + ", " + arguments.size() + " arguments"
        + restart.map(rule -> ", " + rule).orElse("")
        + restartLimit.map(limit -> ", " + limit).orElse("")
        + shutdownTimeout.map(limit -> ", stops within " + limit).orElse("")
        + constraint.map(where -> ", " + where).orElse("");
  }

  /**
   * Collects what a child is to be. Not thread-safe.
   *
   * @param <T> the type by which the child is called
   */
  public static final class Builder<T> {

    private final Class<T> type;
    private final List<Object> arguments = new ArrayList<>();
    private @Nullable String name;
    private @Nullable Restart restart;
    private @Nullable RestartLimit restartLimit;
    private @Nullable Duration shutdownTimeout;
    private @Nullable Constraint constraint;

    private Builder(Class<T> type) {
      this.type = type;
    }

    /**
     * Gives the child a name. Default: the simple name of the type and a random number.
     *
     * @param name unique in the cluster; 1 to 500 characters, no control characters
     * @return this builder
     * @throws IllegalArgumentException if no child can have the name
     */
    public Builder<T> named(String name) {
      this.name = SpecRules.childName(name);
      return this;
    }

    /**
     * Adds an argument, which the child reads from {@link ChildContext#arguments()}. It travels as the argument of a call does: it is
     * serializable or a record, of a class of the JDK, or one that the signatures of supervised beans or
     * {@code supervised.serialization.allow} name.
     *
     * @param argument not null; what may be absent is given as an {@link Optional}
     * @return this builder
     * @throws IllegalArgumentException if it is null
     */
    public Builder<T> argument(Object argument) {
      arguments.add(SpecRules.argument(argument, arguments.size() + 1));
      return this;
    }

    /**
     * Says when the child is started again after it has ended by itself. Default: {@link Supervised#restart()} of its bean.
     *
     * @param restart the rule
     * @return this builder
     * @throws IllegalArgumentException if it is null
     */
    public Builder<T> restart(Restart restart) {
      this.restart = SpecRules.given(restart, "restart rule of a child");
      return this;
    }

    /**
     * Says how often the child may be started again before it is given up; see {@link Supervised#maxRestarts()}, which is the
     * default.
     *
     * @param maxRestarts 0 to 1000, or {@link Supervised#UNLIMITED}
     * @param window in which so many are allowed, 1 ms to 1 day
     * @return this builder
     * @throws IllegalArgumentException if the number or the window is out of bounds
     */
    public Builder<T> maxRestarts(int maxRestarts, Duration window) {
      this.restartLimit = new RestartLimit(maxRestarts, window);
      return this;
    }

    /**
     * Says how long the child may take to stop: its running call, its work loop and {@code @PreDestroy} together. After that its
     * threads are interrupted, and soon after left to themselves. Default: {@link Supervised#shutdownTimeout()} of its bean.
     *
     * @param limit longer than zero, at most 365 days
     * @return this builder
     * @throws IllegalArgumentException if the limit is null, zero, negative or longer
     */
    public Builder<T> shutdownTimeout(Duration limit) {
      this.shutdownTimeout = SpecRules.stopTime(limit);
      return this;
    }

    /**
     * Prefers a node: the child runs there as long as it is a member, also after it has been away.
     *
     * @param node name of the node, whether or not it is a member now; 1 to 200 letters, digits, dots, dashes and underlines
     * @return this builder
     * @throws IllegalArgumentException if no node can have the name, or another constraint was given
     */
    public Builder<T> onNode(String node) {
      return constrained(new Constraint.OnNode(SpecRules.node(node)));
    }

    /**
     * Lets the child run on one node only, and wait for it while it is away.
     *
     * @param node name of the node, whether or not it is a member now; 1 to 200 letters, digits, dots, dashes and underlines
     * @return this builder
     * @throws IllegalArgumentException if no node can have the name, or another constraint was given
     */
    public Builder<T> onlyOn(String node) {
      return constrained(new Constraint.OnlyOn(SpecRules.node(node)));
    }

    /**
     * Lets the child run on nodes with a label only; called again, with all of these labels.
     *
     * @param label one of {@code supervised.node.labels}; 1 to 200 letters, digits, dots, dashes and underlines
     * @return this builder
     * @throws IllegalArgumentException if no node can have the label, or another constraint was given, or more than 100 labels
     */
    public Builder<T> withLabel(String label) {
      Set<String> labels = new HashSet<>();
      labels.add(SpecRules.label(label));
      if (constraint instanceof Constraint.WithLabels more) {
        labels.addAll(more.labels());
        constraint = null;
      }
      if (labels.size() > SpecRules.MOST_LABELS) {
        throw SpecRules.tooManyLabels();
      }
      return constrained(new Constraint.WithLabels(labels));
    }

    /**
     * Lets the child run where another one does, and only where that one may.
     *
     * @param child name of the other child, which has been started before, or is declared by a bean
     * @return this builder
     * @throws IllegalArgumentException if no child can have the name, or another constraint was given
     */
    public Builder<T> nearTo(String child) {
      return constrained(new Constraint.NearTo(SpecRules.childName(child)));
    }

    private Builder<T> constrained(Constraint given) {
      if (constraint != null) {
        throw SpecRules.secondConstraint(constraint, given);
      }
      constraint = given;
      return this;
    }

    /**
     * The specification.
     *
     * @return a specification, with a name of its own if none was given
     */
    public ChildSpec<T> build() {
      return new ChildSpec<>(this);
    }
  }
}
