package io.supervised.engine;

import io.supervised.ChildSpec;
import io.supervised.Constraint;
import io.supervised.Constraint.NearTo;
import io.supervised.Constraint.OnNode;
import io.supervised.Constraint.OnlyOn;
import io.supervised.Constraint.WithLabels;
import io.supervised.RestartLimit;
import io.supervised.engine.child.BeanPolicy;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.codec.Codec;
import io.supervised.engine.registry.StoredSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Turns what users say of a child into what is stored of it, and back. */
record Specifications(List<SupervisedBean> beans, Codec codec) {

  private static final byte[] NO_ARGUMENTS = {};
  private static final String ARGUMENT = "argument";

  /**
   * What is stored.
   *
   * @throws IllegalArgumentException if the type is not that of exactly one bean
   * @throws io.supervised.SerializationException if an argument can't travel
   */
  StoredSpec stored(ChildSpec<?> spec) {
    return stored(spec, spec.constraint().map(ConstraintText::of).orElse(StoredSpec.ANYWHERE));
  }

  /** The same with a constraint that is known as text. */
  StoredSpec stored(ChildSpec<?> spec, String constraint) {
    SupervisedBean bean = beanOf(spec.type());
    BeanPolicy policy = bean.policy();
    long stopMillis = spec.shutdownTimeout()
        .or(policy::shutdownTimeout)
        .map(Specifications::stopMillis)
        .orElse(StoredSpec.DEFAULT_STOP);
    byte[] arguments = spec.arguments().isEmpty()
        ? NO_ARGUMENTS
        : codec.encode(spec.arguments().toArray(), ARGUMENT);
    return new StoredSpec(
        bean.name(),
        spec.restart().orElse(policy.restart()),
        spec.restartLimit().map(Specifications::inMillis).orElse(policy.limit()),
        stopMillis,
        constraint,
        arguments);
  }

  /** Zero stands for another one. */
  private static long stopMillis(Duration limit) {
    return Math.max(1, limit.toMillis());
  }

  /** As it is stored, so that what was given equals what is read. */
  private static RestartLimit inMillis(RestartLimit limit) {
    return new RestartLimit(
        limit.maxRestarts(), Duration.ofMillis(limit.window().toMillis()));
  }

  /** What a bean says of its children; empty if it is not known here. */
  Optional<StoredSpec> declared(String name) {
    return beans.stream()
        .filter(bean -> bean.name().equals(name))
        .findFirst()
        .map(bean -> declared(bean));
  }

  /** What a bean says of its children. */
  static StoredSpec declared(SupervisedBean bean) {
    BeanPolicy policy = bean.policy();
    return new StoredSpec(
        bean.name(),
        policy.restart(),
        policy.limit(),
        policy.shutdownTimeout().map(Specifications::stopMillis).orElse(StoredSpec.DEFAULT_STOP),
        StoredSpec.ANYWHERE,
        NO_ARGUMENTS);
  }

  private SupervisedBean beanOf(Class<?> type) {
    List<SupervisedBean> fitting = beans.stream()
        .filter(bean ->
            bean.type() == type || (type.isInterface() && type.isAssignableFrom(bean.type())))
        .toList();
    if (fitting.size() != 1) {
      throw EngineLog.LOG.noBeanOf(
          type.getName(),
          fitting.isEmpty() ? "no supervised bean" : "several supervised beans",
          (fitting.isEmpty() ? beans : fitting)
              .stream().map(bean -> bean.type().getName()).toList());
    }
    return fitting.get(0);
  }

  /** What a user would have said; empty if the bean is not known here. */
  Optional<ChildSpec<?>> specification(String name, StoredSpec stored) {
    return beans.stream()
        .filter(bean -> bean.name().equals(stored.bean()))
        .findFirst()
        .map(bean -> specification(name, stored, bean));
  }

  /** Without what its bean says anyhow. */
  private ChildSpec<?> specification(String name, StoredSpec stored, SupervisedBean bean) {
    ChildSpec.Builder<?> spec = ChildSpec.of(bean.type()).named(name);
    StoredSpec usual = declared(bean);
    arguments(stored.arguments()).forEach(spec::argument);
    if (stored.restart() != usual.restart()) {
      spec.restart(stored.restart());
    }
    if (!stored.limit().equals(usual.limit())) {
      spec.maxRestarts(stored.limit().maxRestarts(), stored.limit().window());
    }
    if (stored.stopMillis() != usual.stopMillis()) {
      spec.shutdownTimeout(Duration.ofMillis(stored.stopMillis()));
    }
    ConstraintText.read(stored.constraint()).ifPresent(where -> constrain(spec, where));
    return spec.build();
  }

  static void constrain(ChildSpec.Builder<?> spec, Constraint where) {
    if (where instanceof OnNode on) {
      spec.onNode(on.node());
    } else if (where instanceof OnlyOn only) {
      spec.onlyOn(only.node());
    } else if (where instanceof WithLabels with) {
      with.labels().forEach(spec::withLabel);
    } else if (where instanceof NearTo near) {
      spec.nearTo(near.child());
    }
  }

  /** The arguments of a child, as copies of their own. */
  List<Object> arguments(byte[] stored) {
    if (stored.length == 0) {
      return List.of();
    }
    List<Object> arguments = new ArrayList<>();
    for (Object argument : values().read(stored)) {
      arguments.add(Objects.requireNonNull(argument)); // a specification has no others
    }
    return List.copyOf(arguments);
  }

  /** What is there, as text, if something else is wanted; empty if both are equal by value. Never throws. */
  Optional<String> difference(StoredSpec there, StoredSpec wanted) {
    return areEqual(there, wanted) ? Optional.empty() : Optional.of(text(there));
  }

  /** What can't be read on this node is equal to nothing but itself. */
  private boolean areEqual(StoredSpec one, StoredSpec other) {
    try {
      return one.agreesApartFromArguments(other)
          && values().equal(one.arguments(), other.arguments());
    } catch (RuntimeException | LinkageError | StackOverflowError unreadable) {
      EngineLog.LOG.debugf(unreadable, "arguments of a '%s' not compared by value", one.bean());
      return false;
    }
  }

  /** A specification for a reader, with its arguments. Never throws. */
  String text(StoredSpec spec) {
    String stop = spec.stopMillis() == StoredSpec.DEFAULT_STOP
        ? ""
        : ", stops within " + spec.stopMillis() + " ms";
    String where = spec.constraint().equals(StoredSpec.ANYWHERE) ? "" : ", " + where(spec);
    return "a '" + spec.bean() + "', " + spec.restart() + ", " + spec.limit() + stop + where
        + ", arguments " + values().text(spec.arguments());
  }

  /** Where a child may run, for a reader. */
  static String where(StoredSpec spec) {
    return spec.constraint().equals(StoredSpec.ANYWHERE)
        ? "anywhere"
        : ConstraintText.read(spec.constraint()).map(Object::toString).orElse(spec.constraint());
  }

  private ArgumentValues values() {
    return new ArgumentValues(codec);
  }
}
