package io.supervised.engine.stub;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a type by a number that depends on name, parameters and result alone: nodes that run different versions of a
 * class still mean the same method by it. Immutable.
 */
public final class MethodTable {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final Map<Long, Method> methods = new HashMap<>();

  private MethodTable() {}

  /** The methods that stubs of the type, or of a supertype of it, can call. */
  public static MethodTable of(Class<?> type) {
    MethodTable table = new MethodTable();
    StubMethods.of(type).forEach(method -> table.methods.put(key(method), method));
    return table;
  }

  /** The method of that number, or null if the type has none. */
  public @Nullable Method find(long key) {
    return methods.get(key);
  }

  /** All methods, by their numbers. */
  public Map<Long, Method> all() {
    return Collections.unmodifiableMap(methods);
  }

  /** The number of a method, in whichever type it is declared. */
  public static long key(Method method) {
    return key(method.getName() + StubMethods.descriptor(method));
  }

  /** The number of a type, by its name. */
  public static long key(Class<?> type) {
    return key(type.getName());
  }

  private static long key(String signature) {
    long hash = FNV_OFFSET;
    for (byte each : signature.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (each & 0xff)) * FNV_PRIME;
    }
    return hash;
  }
}
