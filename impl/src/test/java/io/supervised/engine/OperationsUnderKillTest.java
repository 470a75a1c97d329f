package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildSpec;
import io.supervised.NoSuchChildException;
import io.supervised.NotExecutedException;
import io.supervised.OutcomeUnknownException;
import io.supervised.engine.LedgerProcess.Ledger;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Processes are killed while children are started and ended: what was acknowledged holds. */
@ResourceLock(LedgerProcess.LOCK)
@ResourceLock(value = Forks.LOCK, mode = ResourceAccessMode.READ)
class OperationsUnderKillTest {

  private static final int KILLS = 2;

  @Test
  void acknowledged_starts_and_ends_outlive_whoever_carried_them_out(@TempDir Path folder)
      throws Exception {
    try (LedgerProcesses cluster = new LedgerProcesses(folder, 3, 0)) {
      User user = new User(cluster.here());
      user.start();
      for (int kill = 0; kill < KILLS; kill++) {
        user.goesOn();
        cluster.killOne();
        user.goesOn();
      }
      user.end();
      assertThat(user.unknown)
          .hasSizeLessThanOrEqualTo(KILLS); // one operation is under way at a time
      Set<String> ended = new HashSet<>(user.ended);
      Set<String> running = new TreeSet<>(user.started);
      running.removeAll(ended);
      running.removeAll(user.unknown);
      assertThat(running).isNotEmpty();
      assertThat(ended).isNotEmpty();
      for (String name : running) {
        Child<Ledger> child = cluster.here().child(Ledger.class, name);
        String answer = child.call(Ledger::name);
        assertThat(answer).isEqualTo(name);
      }
      for (String name : ended) {
        assertThat(cluster.here().find(name)).isEmpty();
        assertThatThrownBy(() -> cluster.here().child(Ledger.class, name).call(Ledger::name))
            .isInstanceOf(NoSuchChildException.class);
      }
    }
  }

  /** Starts one child after the other, and ends every third. */
  private static final class User extends Thread {

    private final ClusterSupervisor node;
    private final Set<String> started = ConcurrentHashMap.newKeySet();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final AtomicInteger round = new AtomicInteger();
    private volatile boolean over;

    User(ClusterSupervisor node) {
      super("user");
      this.node = node;
    }

    @Override
    public void run() {
      while (!over) {
        String name = "page-" + round.get();
        try {
          node.startChild(ChildSpec.of(Ledger.class).named(name).build());
          started.add(name);
          if (round.get() % 3 == 0 && node.terminateChild(name)) {
            ended.add(name);
          }
        } catch (NotExecutedException none) {
          // as if it had not been asked for
        } catch (OutcomeUnknownException notSettled) {
          unknown.add(name);
        }
        round.incrementAndGet();
      }
    }

    /** Waits until some more operations have ended. */
    void goesOn() {
      int before = round.get();
      await().atMost(SOON).until(() -> round.get() > before + 30);
    }

    void end() throws InterruptedException {
      over = true;
      join();
    }
  }
}
