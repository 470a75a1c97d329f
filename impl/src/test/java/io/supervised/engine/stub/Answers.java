package io.supervised.engine.stub;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A handler for tests: notes each call as text, and answers it in a way of its own. */
final class Answers implements StubHandler {

  /** What to do with a call. */
  interface Way {
    @Nullable
    Object answer(Method method, @Nullable Object[] args) throws Throwable;
  }

  final List<String> calls = new ArrayList<>();
  private final Way way;

  private Answers(Way way) {
    this.way = way;
  }

  static Answers by(Way way) {
    return new Answers(way);
  }

  static Answers with(@Nullable Object constant) {
    return new Answers((method, args) -> constant);
  }

  /** Calls the same method of a real object, as a local call does. */
  static Answers from(Object real) {
    return new Answers((method, args) -> {
      try {
        return method.invoke(real, args);
      } catch (InvocationTargetException e) {
        throw e.getCause() == null ? e : e.getCause();
      }
    });
  }

  @Override
  public @Nullable Object invoke(Method method, @Nullable Object[] args) throws Throwable {
    calls.add(method.getName() + Arrays.deepToString(args));
    return way.answer(method, args);
  }

  @Override
  public String describe() {
    return "cart-42";
  }
}
