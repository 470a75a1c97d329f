package io.supervised.engine;

import io.supervised.Child;
import io.supervised.engine.call.CallRouter;
import io.supervised.engine.call.ChildReference;
import io.supervised.engine.stub.StubClass;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A place for the node that all supervisors of an application share, which it takes while it runs. Thread-safe. */
final class NodeSlot implements ChildReference.Calls {

  private final Map<Class<?>, StubClass<?>> stubs = new ConcurrentHashMap<>();
  private volatile @Nullable Node node;

  void set(@Nullable Node running) {
    node = running;
  }

  Optional<Node> node() {
    return Optional.ofNullable(node);
  }

  @Override
  public CallRouter to(String child) {
    return node().orElseThrow(() -> EngineLog.LOG.callWithoutNode(child)).calls(child);
  }

  /** A child by its full name. */
  <T> Child<T> child(Class<T> type, Scope scope, String full, Optional<Duration> deadline) {
    Child<T> child = new ChildReference<>(stub(type), full, scope.local(full), this);
    return deadline.map(child::within).orElse(child);
  }

  @SuppressWarnings("unchecked") // made for that type
  private <T> StubClass<T> stub(Class<T> type) {
    return (StubClass<T>) stubs.computeIfAbsent(type, StubClass::of);
  }
}
