package io.supervised.cdi;

import io.supervised.ChildContext;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the current thread does for a child of this container: creating its instance, or running code of it.
 *
 * <p>Only the outermost creation of a bean class makes a real instance; whatever is injected into that one is a stub
 * again, the bean itself included.
 */
final class Frames {

  private record Frame(ChildContext child, @Nullable Class<?> creating) {}

  // not static: two containers in one JVM must not see each other's children
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Frame> current = new ThreadLocal<>();

  /** The child whose code runs on this thread, or null. */
  @Nullable
  ChildContext child() {
    Frame frame = current.get();
    return frame == null ? null : frame.child();
  }

  boolean isCreating(Class<?> type) {
    Frame frame = current.get();
    return frame != null && frame.creating() == type;
  }

  <V extends @Nullable Object> V creating(Class<?> type, ChildContext child, Callable<V> work)
      throws Exception {
    return in(new Frame(child, type), work);
  }

  <V extends @Nullable Object> V running(ChildContext child, Callable<V> work) throws Exception {
    return in(new Frame(child, null), work);
  }

  /** Goes on with the creation of the real instance: what it needs is no longer the instance itself. */
  <V extends @Nullable Object> V opened(Supplier<V> work) {
    Frame frame = current.get();
    if (frame == null) {
      return work.get();
    }
    current.set(new Frame(frame.child(), null));
    try {
      return work.get();
    } finally {
      current.set(frame);
    }
  }

  private <V extends @Nullable Object> V in(Frame frame, Callable<V> work) throws Exception {
    Frame before = current.get();
    current.set(frame);
    try {
      return work.call();
    } finally {
      if (before == null) {
        current.remove();
      } else {
        current.set(before);
      }
    }
  }
}
