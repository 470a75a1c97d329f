package io.supervised.engine.stub;

import static io.supervised.engine.stub.StubMessages.MESSAGES;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Turns a lambda that makes one call on a child into data, by running it on a stub that only takes note. */
public final class Recorder {

  /**
   * One call on a child, for example {@code Cart::total}.
   *
   * @param <X> what the called method declares; the recording itself does not throw it
   */
  @FunctionalInterface
  public interface ChildCall<T, X extends Exception> {
    /** Makes the call. */
    void on(T child) throws X;
  }

  private Recorder() {}

  /**
   * Runs a lambda on a stub of its own, whose methods return zero, false or null.
   *
   * @return the one call that it made
   * @throws IllegalArgumentException if it made none or more than one, or stumbled over the result
   * @throws X what the lambda throws before its call, as any other exception from there
   */
  public static <T, X extends Exception> RecordedCall record(
      StubClass<T> type, ChildCall<? super T, X> call) throws X {
    Tape<T> tape = new Tape<>(type);
    try {
      call.on(type.create(tape));
    } catch (RuntimeException e) {
      throw tape.explain(e);
    }
    return tape.content();
  }

  /** Holds one call, and refuses a second one. */
  private static final class Tape<T> implements StubHandler {

    private final StubClass<T> type;
    private @Nullable RecordedCall content;
    private @Nullable IllegalArgumentException refusal;

    Tape(StubClass<T> type) {
      this.type = type;
    }

    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] args) {
      if (content != null) {
        refusal = MESSAGES.secondCall(content.method().getName(), method.getName());
        throw refusal;
      }
      content = new RecordedCall(method, type.indexOf(method), args);
      return nothing(method.getReturnType());
    }

    @Override
    public String describe() {
      return "a recording of " + type.type().getName();
    }

    RuntimeException explain(RuntimeException thrown) {
      if (refusal != null) {
        return refusal;
      }
      if (content == null) {
        return thrown;
      }
      return MESSAGES.usedResult(content.method().getName(), thrown, thrown);
    }

    RecordedCall content() {
      if (refusal != null) {
        throw refusal;
      }
      if (content == null) {
        throw MESSAGES.noCall(type.type().getName());
      }
      return content;
    }

    private static @Nullable Object nothing(Class<?> result) {
      return result.isPrimitive() && result != void.class
          ? Array.get(Array.newInstance(result, 1), 0)
          : null;
    }
  }
}
