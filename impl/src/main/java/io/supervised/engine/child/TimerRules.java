package io.supervised.engine.child;

import io.supervised.Cron;
import io.supervised.Every;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can run by the clock, and when. */
public final class TimerRules {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(365);

  private TimerRules() {}

  /** The reasons why the {@link Every} and {@link Cron} of a bean's methods can't hold, each as a sentence; empty if there is none. */
  public static List<String> objections(Class<?> bean) {
    List<String> objections = new ArrayList<>();
    methods(bean, Cron.class).forEach(method -> shape(method, Cron.class, objections));
    for (Method method : methods(bean, Every.class)) {
      String name = nameOf(method);
      shape(method, Every.class, objections);
      String period = method.getAnnotation(Every.class).value();
      if (!isPeriod(period)) {
        objections.add(
            name + " has @Every(\"" + period
                + "\"), which is not an ISO-8601 duration from PT0.001S to 365 days, for instance PT10S");
      }
    }
    return objections;
  }

  private static void shape(
      Method method, Class<? extends Annotation> annotation, List<String> objections) {
    int modifiers = method.getModifiers();
    if (Modifier.isPrivate(modifiers)
        || Modifier.isStatic(modifiers)
        || method.getParameterCount() > 0) {
      objections.add(nameOf(method) + " has @" + annotation.getSimpleName()
          + ": it must be an instance method without parameters that is not private");
    }
  }

  private static String nameOf(Method method) {
    return "its method " + method.getName() + "()";
  }

  private static boolean isPeriod(String text) {
    try {
      return isPeriod(Duration.parse(text));
    } catch (DateTimeParseException notADuration) {
      return false;
    }
  }

  private static boolean isPeriod(Duration period) {
    return period.compareTo(SHORTEST) >= 0 && period.compareTo(LONGEST) <= 0;
  }

  /** The methods of a class and of those it extends that carry an annotation, but for those that are overridden. */
  public static List<Method> methods(Class<?> bean, Class<? extends Annotation> annotation) {
    List<Method> methods = new ArrayList<>();
    Set<String> overridden = new HashSet<>();
    for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        boolean first = method.getParameterCount() > 0
            || overridden.add(method.getName()); // no overloads without
        if (first && !method.isBridge() && method.isAnnotationPresent(annotation)) {
          methods.add(method);
        }
      }
    }
    return methods;
  }

  static Duration delay(@Nullable Duration delay) {
    if (delay == null || delay.compareTo(LONGEST) > 0) {
      throw ChildLog.LOG.noDelay(delay, LONGEST);
    }
    return delay;
  }

  static Duration period(@Nullable Duration period) {
    if (period == null || !isPeriod(period)) {
      throw ChildLog.LOG.noPeriod(period, SHORTEST, LONGEST);
    }
    return period;
  }

  static Runnable task(@Nullable Runnable task) {
    if (task == null) {
      throw ChildLog.LOG.noTask();
    }
    return task;
  }
}
