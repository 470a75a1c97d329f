package io.supervised.engine.call;

import io.supervised.ClusterNode;
import io.supervised.NotExecutedException;
import io.supervised.Supervisor;
import io.supervised.engine.child.ChildHost;
import io.supervised.engine.child.LiveChild;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the child a call is for and makes it, in the caller's thread, if this node is the one to run it. A call to a child
 * that is just starting here waits for it. Thread-safe.
 */
public final class CallRouter {

  private final ChildHost host;
  private final Supervisor directory;
  private final BooleanSupplier quorumLost;
  private final Duration patience;

  /**
   * A router whose calls wait for their child for at most {@code patience}: to start, and once more to be idle.
   *
   * @param quorumLost whether the node has lost the quorum, so that nothing can start here until it is back
   */
  public CallRouter(
      ChildHost host, Supervisor directory, BooleanSupplier quorumLost, Duration patience) {
    this.host = host;
    this.directory = directory;
    this.quorumLost = quorumLost;
    this.patience = patience;
  }

  /**
   * Calls a method of a child.
   *
   * @throws io.supervised.QuorumLostException if the child does not run here, and this node has lost the quorum
   * @throws NotExecutedException if the child runs on another node, or nowhere, or is busy for too long
   * @throws Throwable whatever the method throws
   */
  public @Nullable Object call(String child, Method method, @Nullable Object[] arguments)
      throws Throwable {
    return find(child).invoke(method, arguments, patience);
  }

  private LiveChild find(String child) {
    Optional<LiveChild> running = host.find(child);
    if (running.isPresent()) {
      return running.get();
    }
    if (quorumLost.getAsBoolean()) {
      throw CallLog.LOG.quorumLost(child);
    }
    Optional<ClusterNode> responsible = directory.nodeFor(child);
    if (responsible.isPresent() && !directory.isMine(child)) {
      throw CallLog.LOG.elsewhere(child, responsible.get());
    }
    return await(child).orElseThrow(() -> CallLog.LOG.nowhere(child, patience));
  }

  private Optional<LiveChild> await(String child) {
    try {
      return host.await(child, patience);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw CallLog.LOG.interrupted(child);
    }
  }
}
