package io.supervised.engine.child;

import io.supervised.Every;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A method that runs by the clock. */
record TimedMethod(Method method, Duration period) {

  /** Those of a bean; accessible, whatever their visibility. */
  static List<TimedMethod> of(Class<?> bean) {
    List<TimedMethod> timed = new ArrayList<>();
    for (Method method : TimerRules.methods(bean, Every.class)) {
      method.setAccessible(true);
      String period = method.getAnnotation(Every.class).value();
      timed.add(new TimedMethod(method, Duration.parse(period)));
    }
    return List.copyOf(timed);
  }
}
