package io.supervised.engine.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which children wait for the code that runs on the current thread, itself the last. */
final class CallChains {

  // not static: nodes in one JVM have children of the same names
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable List<String>> current = new ThreadLocal<>();

  List<String> current() {
    List<String> chain = current.get();
    return chain == null ? List.of() : chain;
  }

  /** Enters a child's code. The caller gives what this returns to {@link #leave}. */
  List<String> enter(List<String> waiting, String child) {
    List<String> before = current();
    List<String> longer = new ArrayList<>(waiting);
    longer.add(child);
    current.set(List.copyOf(longer));
    return before;
  }

  void leave(List<String> before) {
    if (before.isEmpty()) {
      current.remove();
    } else {
      current.set(before);
    }
  }
}
