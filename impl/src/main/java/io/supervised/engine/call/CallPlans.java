package io.supervised.engine.call;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the methods of children are called, each looked into once. Thread-safe. */
final class CallPlans {

  private final List<Class<?>> beans;
  private final Map<Asked, CallPlan> plans = new ConcurrentHashMap<>();

  private record Asked(Class<?> type, Method method) {}

  /** Plans for children of these beans. */
  CallPlans(Collection<Class<?>> beans) {
    this.beans = List.copyOf(beans);
  }

  /** The plan of a method of a child that is called by the type. */
  CallPlan of(Class<?> type, Method method) {
    return plans.computeIfAbsent(
        new Asked(type, method), asked -> CallPlan.of(type, beanOf(type), method));
  }

  /** The bean that a type stands for; of several none, since a caller does not know which of them its child is of. */
  private Class<?> beanOf(Class<?> type) {
    List<Class<?>> fitting = beans.contains(type)
        ? List.of(type)
        : beans.stream().filter(type::isAssignableFrom).toList();
    return fitting.size() == 1 ? fitting.get(0) : type;
  }
}
