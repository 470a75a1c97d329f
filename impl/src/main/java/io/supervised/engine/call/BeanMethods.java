package io.supervised.engine.call;

import io.supervised.Concurrent;
import io.supervised.engine.stub.MethodTable;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The methods and types of this node's beans, each bean looked through once. Thread-safe. */
final class BeanMethods {

  private final Map<Class<?>, Bean> beans = new ConcurrentHashMap<>();

  /**
   * A method of a bean.
   *
   * @param concurrent whether it may run beside others
   */
  record Target(Method method, boolean concurrent) {}

  private record Bean(Map<Long, Target> methods, Set<Long> types) {

    static Bean of(Class<?> type) {
      Map<Long, Target> methods = new HashMap<>();
      MethodTable.of(type)
          .all()
          .forEach(
              (key, method) -> methods.put(key, new Target(method, isConcurrent(type, method))));
      return new Bean(
          methods,
          Declarations.typesOf(type).stream()
              .map(MethodTable::key)
              .collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean isConcurrent(Class<?> type, Method method) {
      return Declarations.of(type, method).onMethodOrType(Concurrent.class).isPresent();
    }
  }

  /**
   * The method of a bean; null if the bean has none, or is not of the type by which it is called.
   *
   * @param type by {@link MethodTable#key(Class)}
   * @param method by {@link MethodTable#key(Method)}
   */
  @Nullable
  Target find(Class<?> bean, long type, long method) {
    Bean known = beans.computeIfAbsent(bean, Bean::of);
    return known.types().contains(type) ? known.methods().get(method) : null;
  }
}
