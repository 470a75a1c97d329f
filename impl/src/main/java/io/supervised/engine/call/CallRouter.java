package io.supervised.engine.call;

import io.supervised.ClusterNode;
import io.supervised.Supervisor;
import io.supervised.engine.child.ChildHost;
import io.supervised.engine.child.LiveChild;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the child a call is for and makes it, in the caller's thread, if the child runs on this node. Thread-safe. */
public final class CallRouter {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ChildHost host;
  private final Supervisor directory;

  public CallRouter(ChildHost host, Supervisor directory) {
    this.host = host;
    this.directory = directory;
  }

  /**
   * Calls a method of a child.
   *
   * @throws io.supervised.NotExecutedException if the child does not run here, or is busy for five seconds
   * @throws Throwable whatever the method throws
   */
  public @Nullable Object call(String child, Method method, @Nullable Object[] arguments)
      throws Throwable {
    LiveChild live = host.find(child).orElse(null);
    if (live == null) {
      Optional<ClusterNode> elsewhere = directory.whereIs(child);
      throw elsewhere.isPresent()
          ? CallLog.LOG.elsewhere(child, elsewhere.get())
          : CallLog.LOG.nowhere(child);
    }
    return live.invoke(method, arguments, PATIENCE);
  }
}
