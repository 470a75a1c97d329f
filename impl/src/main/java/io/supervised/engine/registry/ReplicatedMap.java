package io.supervised.engine.registry;

import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the registry needs of the cluster: a map that every member has. Thread-safe. */
public interface ReplicatedMap {

  /** Returns once the members have the entries; fails with an unchecked exception if they may not. */
  void putAll(Map<String, byte[]> entries);

  byte @Nullable [] get(String key);

  void forEach(BiConsumer<String, byte[]> action);
}
