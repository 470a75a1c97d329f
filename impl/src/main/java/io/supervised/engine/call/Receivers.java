package io.supervised.engine.call;

import io.supervised.engine.stub.StubClass;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Predicate;

/**
 * The methods of a type that take messages.
 *
 * @param type for messages
 */
record Receivers(Class<?> type, List<Method> methods) {

  static Receivers of(StubClass<?> type, Predicate<Method> receives) {
    return new Receivers(
        type.type(),
        type.methods().stream()
            .filter(method -> !method.isBridge() && method.getParameterCount() == 1)
            .filter(receives)
            .toList());
  }

  /**
   * The method that takes a message; of several the one that takes nothing that another one does not take.
   *
   * @throws IllegalArgumentException if there is none, or not one
   */
  Method find(Object message) {
    List<Method> fitting =
        methods.stream().filter(method -> taken(method).isInstance(message)).toList();
    List<Method> best = fitting.stream()
        .filter(method ->
            fitting.stream().allMatch(other -> taken(other).isAssignableFrom(taken(method))))
        .toList();
    if (best.size() != 1) {
      throw CallLog.LOG.noReceiver(
          type.getName(),
          message.getClass().getName(),
          (fitting.isEmpty() ? methods : fitting).stream().map(Receivers::taken).toList());
    }
    return best.get(0);
  }

  private static Class<?> taken(Method method) {
    return MethodType.methodType(method.getParameterTypes()[0]).wrap().returnType();
  }
}
