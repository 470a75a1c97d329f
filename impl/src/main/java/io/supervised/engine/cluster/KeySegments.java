package io.supervised.engine.cluster;

import io.supervised.engine.registry.RegistryKey;
import java.util.OptionalInt;
import org.infinispan.configuration.cache.HashConfiguration;
import org.infinispan.distribution.ch.KeyPartitioner;
import org.infinispan.distribution.ch.impl.HashFunctionPartitioner;

/**
 * Keeps what is known of a name that was placed in some segment beside all else of that segment, the state of a child beside the child,
 * and any other key where it hashes to. Infinispan makes and initialises it.
 */
public final class KeySegments implements KeyPartitioner {

  private final HashFunctionPartitioner hash = new HashFunctionPartitioner();
  private int segments;

  @Override
  public void init(HashConfiguration configuration) {
    segments = configuration.numSegments();
    hash.init(configuration);
  }

  @Override
  public int getSegment(Object key) {
    if (!(key instanceof String text)) {
      return hash.getSegment(key);
    }
    String child = RegistryKey.childOf(text);
    OptionalInt placed = RegistryKey.segment(child);
    return placed.isPresent() ? placed.getAsInt() % segments : hash.getSegment(child);
  }
}
