package io.supervised.engine.call;

import io.supervised.engine.stub.MethodTable;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The methods and types of this node's beans, each bean looked through once. Thread-safe. */
final class BeanMethods {

  private final Map<Class<?>, Bean> beans = new ConcurrentHashMap<>();

  private record Bean(MethodTable methods, Set<Long> types) {

    static Bean of(Class<?> type) {
      return new Bean(
          MethodTable.of(type),
          Declarations.typesOf(type).stream()
              .map(MethodTable::key)
              .collect(Collectors.toUnmodifiableSet()));
    }
  }

  /**
   * The method of a bean; null if the bean has none, or is not of the type by which it is called.
   *
   * @param type by {@link MethodTable#key(Class)}
   * @param method by {@link MethodTable#key(Method)}
   */
  @Nullable
  Method find(Class<?> bean, long type, long method) {
    Bean known = beans.computeIfAbsent(bean, Bean::of);
    return known.types().contains(type) ? known.methods().find(method) : null;
  }
}
