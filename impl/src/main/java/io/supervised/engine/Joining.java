package io.supervised.engine;

import io.supervised.StartupException;
import io.supervised.engine.cluster.Cluster;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.State;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** How a node waits to become a member, each step for as long as a start may take. */
record Joining(String name, Configuration configuration, EventLoop loop, Cluster grid) {

  /** Waits until the members have taken this node in, or it has begun a cluster. */
  void await(CompletableFuture<Void> joined) {
    try {
      joined.get(timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw EngineLog.LOG.notTakenIn(
          name, configuration.cluster().name(), timeout(), loop.state().whatIsMissing());
    } catch (ExecutionException refused) {
      if (refused.getCause() instanceof StartupException reason) {
        throw reason;
      }
      throw new IllegalStateException(refused);
    } catch (InterruptedException stop) {
      throw interrupted();
    }
  }

  /** In data grids that don't meet each node would have data of its own, and no way for calls. */
  void meetMembers() {
    try {
      if (grid.isGiven() && !loop.await(state -> missing(state).isEmpty(), timeout())) {
        throw grid.apart(missing(loop.state()));
      }
    } catch (InterruptedException stop) {
      throw interrupted();
    }
  }

  private Set<String> missing(State state) {
    return state.members().stream()
        .filter(member -> !grid.reaches(member.data()))
        .map(Member::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Duration timeout() {
    return configuration.cluster().startTimeout();
  }

  private static StartupException interrupted() {
    Thread.currentThread().interrupt();
    return EngineLog.LOG.interrupted();
  }
}
