package io.supervised.engine.child;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which children wait for the code that runs on the current thread, itself the last, and what a call to another one has thrown in it last.
 */
public final class CallChains {

  // not static: nodes in one JVM have children of the same names
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable List<String>> current = new ThreadLocal<>();

  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Throwable> passing = new ThreadLocal<>();

  /** The names of these children, the first one first; empty if no code of a child runs. */
  public List<String> current() {
    List<String> chain = current.get();
    return chain == null ? List.of() : chain;
  }

  /** Enters a child's code. The caller gives what this returns to {@link #leave}. */
  public List<String> enter(List<String> waiting, String child) {
    List<String> before = current();
    List<String> longer = new ArrayList<>(waiting);
    longer.add(child);
    current.set(List.copyOf(longer));
    return before;
  }

  /** A call to another child throws this now, on a thread that runs code of a child. */
  public void passes(Throwable thrown) {
    if (!current().isEmpty()) {
      passing.set(thrown);
    }
  }

  /** Whether what the child's code throws is no more than what another one has thrown, to which it made a call. */
  boolean isPassing(Throwable thrown) {
    return passing.get() == thrown;
  }

  /** Leaves a child's code. */
  public void leave(List<String> before) {
    passing.remove();
    if (before.isEmpty()) {
      current.remove();
    } else {
      current.set(before);
    }
  }
}
