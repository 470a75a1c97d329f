package io.supervised.engine.call;

import io.supervised.Deadline;
import io.supervised.OneWay;
import io.supervised.Receive;
import io.supervised.engine.child.TimerRules;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the annotations of calls and timers must keep to, on a bean and on whatever it extends and implements. */
public final class CallRules {

  private CallRules() {}

  /**
   * Refuses beans to which there are {@link #objections}.
   *
   * @throws io.supervised.StartupException for the first of them
   */
  public static void check(List<Class<?>> beans) {
    for (Class<?> bean : beans) {
      List<String> objections = objections(bean);
      if (!objections.isEmpty()) {
        throw CallLog.LOG.unfit(bean.getTypeName(), String.join("; ", objections));
      }
    }
  }

  /** The reasons why the annotations of a bean can't hold, each as a sentence; empty if there is none. */
  public static List<String> objections(Class<?> bean) {
    List<String> objections = new ArrayList<>();
    for (Class<?> type : Declarations.typesOf(bean)) {
      String kind = type.isInterface() ? "its interface " : "its class ";
      deadline(type, kind + type.getSimpleName(), objections);
      for (Method method : type.getDeclaredMethods()) {
        if (!method.isBridge()) {
          String holder = type.isInterface() ? " of " + type.getSimpleName() : "";
          call(method, "its method " + method.getName() + "()" + holder, objections);
        }
      }
    }
    objections.addAll(TimerRules.objections(bean));
    return List.copyOf(objections);
  }

  private static void call(Method method, String name, List<String> objections) {
    deadline(method, name, objections);
    int modifiers = method.getModifiers();
    if (method.isAnnotationPresent(Receive.class)
        && (Modifier.isPrivate(modifiers)
            || Modifier.isStatic(modifiers)
            || method.getParameterCount() != 1)) {
      objections.add(name
          + " has @Receive: it must be an instance method with one parameter that is not private");
    }
    if (method.isAnnotationPresent(OneWay.class) && method.getReturnType() != void.class) {
      objections.add(
          name + " has @OneWay and returns a result, which nobody waits for: remove one");
    }
  }

  private static void deadline(AnnotatedElement element, String name, List<String> objections) {
    Deadline deadline = element.getAnnotation(Deadline.class);
    if (deadline != null && duration(deadline).isEmpty()) {
      objections.add(name + " has the deadline '" + deadline.value()
          + "', which is not an ISO-8601 duration longer than zero, for instance PT30S");
    }
  }

  /** What a deadline says; empty if it says nothing. */
  static Optional<Duration> duration(Deadline deadline) {
    try {
      return Optional.of(Duration.parse(deadline.value()))
          .filter(duration -> !duration.isZero() && !duration.isNegative());
    } catch (DateTimeParseException notDuration) {
      return Optional.empty();
    }
  }
}
