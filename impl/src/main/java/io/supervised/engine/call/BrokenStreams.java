package io.supervised.engine.call;

import io.supervised.engine.core.NodeId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The streams of calls of which this node has refused one: it refuses the rest of them too, for the one that was refused will
 * come again, here or elsewhere, and must not be overtaken. Who calls says when the stream has ended. Thread-safe.
 */
final class BrokenStreams {

  private final Map<NodeId, Set<Long>> broken = new ConcurrentHashMap<>();

  void add(NodeId caller, long stream) {
    broken.computeIfAbsent(caller, none -> ConcurrentHashMap.newKeySet()).add(stream);
  }

  boolean contains(NodeId caller, long stream) {
    Set<Long> streams = broken.get(caller);
    return streams != null && streams.contains(stream);
  }

  void settled(NodeId caller, long stream) {
    Set<Long> streams = broken.get(caller);
    if (streams != null) {
      streams.remove(stream);
    }
  }

  /** Forgets callers whose lives are over. */
  void forget(Collection<NodeId> gone) {
    gone.forEach(broken::remove);
  }
}
