package io.supervised.engine.child;

import io.supervised.Cron;
import java.lang.reflect.Method;

/**
 * A method that runs by a timetable.
 *
 * @param method accessible
 */
public record CronMethod(Method method, Timetable times, Cron.Missed missed) {

  /** What its ticks are known by; a method without parameters has no overloads. */
  String name() {
    return method.getName();
  }
}
