package io.supervised.engine.child;

import io.supervised.engine.child.InstanceFactory.Instance;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Makes the instance of an activation and ends it, in the name of its child. */
record InstanceCare(LiveChild child, CallChains chains, LogContext log) {

  /** Creates and restores an instance; throws whatever its code throws. */
  Instance make(@Nullable StateKeeper keeper) throws Exception {
    return inTheNameOfTheChild(() -> {
      Instance created = child.plan().bean().factory().create(child);
      if (keeper != null) {
        restore(created, keeper);
      }
      return created;
    });
  }

  private void restore(Instance created, StateKeeper keeper) throws Exception {
    try {
      keeper.restore(created);
    } catch (Exception | Error failed) {
      try {
        created.destroy();
      } catch (RuntimeException | Error alsoFailed) {
        failed.addSuppressed(alsoFailed);
      }
      throw failed;
    }
  }

  /** Has the state kept, while the instance goes on; throws whatever its code throws. */
  CompletableFuture<Boolean> keep(StateKeeper keeper) throws Exception {
    return inTheNameOfTheChild(keeper::keep);
  }

  /** Has the state kept, if there is a keeper, and destroys the instance. */
  void end(Instance ending, @Nullable StateKeeper keeper) throws Exception {
    inTheNameOfTheChild(() -> {
      if (keeper != null) {
        keeper.keepAtEnd();
      }
      ending.destroy();
      return ending;
    });
  }

  private <T> T inTheNameOfTheChild(Callable<T> work) throws Exception {
    List<String> before = chains.enter(List.of(), child.plan().name());
    LogContext logged = log.enter();
    try {
      return work.call();
    } finally {
      LogContext.leave(logged);
      chains.leave(before);
    }
  }
}
