package io.supervised.engine.state;

import static io.supervised.engine.state.StateMessages.MESSAGES;

import io.supervised.Durability;
import io.supervised.Stateful;
import io.supervised.engine.codec.Codec;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the state of a bean's children is, and when it is kept. Immutable. */
public final class StateRules {

  private static final String STATE = "state";

  private final StateForm form;
  private final Durability durability;
  private final Duration interval;
  private final int version;

  private StateRules(StateForm form, Durability durability, Duration interval, int version) {
    this.form = form;
    this.durability = durability;
    this.interval = interval;
    this.version = version;
  }

  /**
   * Those of a class; empty if it has no state.
   *
   * @param interval for {@link Durability#EVERY}
   * @param version of the class
   */
  public static Optional<StateRules> of(
      Class<?> type, Durability durability, Duration interval, int version) {
    if (Stateful.class.isAssignableFrom(type)) {
      return Optional.of(new StateRules(new Snapshots(), durability, interval, version));
    }
    return KeptFields.of(type).isEmpty()
        ? Optional.empty()
        : Optional.of(new StateRules(new KeptFields(type), durability, interval, version));
  }

  /** What keeps the state of a class from being kept: one sentence each. */
  public static List<String> objections(Class<?> type) {
    List<String> objections = new ArrayList<>(KeptFields.objections(type));
    if (Stateful.class.isAssignableFrom(type) && !KeptFields.of(type).isEmpty()) {
      objections.add("is Stateful and has fields with @Keep: it can be one of both; remove one");
    }
    return objections;
  }

  public Durability durability() {
    return durability;
  }

  /** For {@link Durability#EVERY}. */
  public Duration interval() {
    return interval;
  }

  /** The state at this moment; throws whatever the code of the subject throws. */
  public Snapshot take(Subject subject, Codec codec) throws Exception {
    try {
      @Nullable Object[] values = form.read(subject);
      return values == null ? Snapshot.NONE : new Snapshot(version, codec.encode(values, STATE));
    } catch (InvocationTargetException thrown) {
      throw target(thrown);
    }
  }

  /**
   * Sets a state; throws whatever the code of the subject throws.
   *
   * @throws NewerStateException if a newer version wrote it
   */
  public void restore(Subject subject, Snapshot state, Codec codec) throws Exception {
    if (state.version() > version) {
      throw MESSAGES.newer(state.version(), version);
    }
    try {
      byte[] bytes = state.bytes();
      @Nullable Object[] values = codec.decode(bytes, 0, bytes.length, STATE);
      form.restore(subject, values, state.version());
    } catch (InvocationTargetException thrown) {
      throw target(thrown);
    }
  }

  private static Exception target(InvocationTargetException thrown) {
    Throwable target = thrown.getTargetException();
    if (target instanceof Error error) {
      throw error;
    }
    return target instanceof Exception exception ? exception : thrown;
  }
}
