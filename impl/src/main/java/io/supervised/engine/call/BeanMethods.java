package io.supervised.engine.call;

import io.supervised.engine.stub.MethodTable;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The methods of this node's beans, each bean looked through once. Thread-safe. */
final class BeanMethods {

  private final Map<Class<?>, MethodTable> tables = new ConcurrentHashMap<>();

  /** The method of a bean by {@link MethodTable#key}, or null if the bean has none. */
  @Nullable
  Method find(Class<?> bean, long key) {
    return tables.computeIfAbsent(bean, MethodTable::of).find(key);
  }
}
