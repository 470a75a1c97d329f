package io.supervised.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.OutcomeUnknownException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Processes are killed under calls. Whatever a child does it writes to a file, which outlives its process, so that it can be seen what
 * has run.
 */
@ResourceLock(LedgerProcess.LOCK)
class CallsUnderKillTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int CALLERS = 4;
  private static final int KILLS = 2;

  private final List<Caller> callers = new ArrayList<>();
  private LedgerProcesses cluster;
  private ClusterSupervisor here;

  @TempDir
  Path folder;

  @BeforeEach
  void join_two_processes() throws IOException {
    cluster = new LedgerProcesses(folder, 2);
    here = cluster.here();
  }

  @AfterEach
  void end_all() {
    callers.forEach(Caller::end);
    cluster.close();
  }

  @Test
  void only_calls_that_were_under_way_to_the_killed_process_are_unknown() throws Exception {
    for (int number = 0; number < CALLERS; number++) {
      Caller caller = new Caller(number);
      callers.add(caller);
      caller.start();
    }
    for (int kill = 0; kill < KILLS; kill++) {
      makeSomeCalls();
      cluster.killOne();
      makeSomeCalls();
      if (kill + 1 < KILLS) {
        cluster.startOne();
      }
    }
    callers.forEach(Caller::end);
    Map<String, List<Integer>> ran = whatRan();
    for (Caller caller : callers) {
      assertThat(caller.failures)
          .hasSizeLessThanOrEqualTo(KILLS) // each caller has one call under way
          .allSatisfy(failure -> assertThat(failure).isInstanceOf(OutcomeUnknownException.class));
      caller.check(ran);
    }
  }

  private void makeSomeCalls() {
    for (Caller caller : callers) {
      int before = caller.round.get();
      await().atMost(SOON).until(() -> caller.round.get() > before + 20);
    }
  }

  /** By child and caller, the numbers of its calls in the order of the files, which is that of one process each. */
  private Map<String, List<Integer>> whatRan() throws IOException {
    Map<String, List<Integer>> ran = new HashMap<>();
    try (var files = Files.newDirectoryStream(folder, "*.ran")) {
      for (Path file : files) {
        for (String line : Files.readAllLines(file)) {
          int at = line.lastIndexOf(' ');
          ran.computeIfAbsent(line.substring(0, at), none -> new ArrayList<>())
              .add(Integer.parseInt(line.substring(at + 1)));
        }
      }
    }
    return ran;
  }

  /** Calls one child after the other, with a number for each round. */
  private final class Caller extends Thread {

    private final String id;
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Queue<Integer>> succeeded = new ConcurrentHashMap<>();
    private final AtomicInteger round = new AtomicInteger();
    private volatile boolean ended;

    Caller(int number) {
      super("caller-" + number);
      id = "c" + number;
    }

    @Override
    public void run() {
      while (!ended) {
        for (int i = 0; i < LedgerProcess.LEDGERS; i++) {
          call("ledger-" + i, round.get());
        }
        round.incrementAndGet();
      }
    }

    private void call(String name, int number) {
      Child<LedgerProcess.Ledger> ledger = here.child(LedgerProcess.Ledger.class, name);
      try {
        ledger.run(child -> child.write(id, number));
        succeeded.computeIfAbsent(name, none -> new ConcurrentLinkedQueue<>()).add(number);
      } catch (RuntimeException failed) {
        failures.add(failed);
      }
    }

    void end() {
      ended = true;
      try {
        join();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }

    /** What this caller was told has run did so, once; at most its failures ran beside. */
    void check(Map<String, List<Integer>> ran) {
      int beside = 0;
      for (Map.Entry<String, Queue<Integer>> each : succeeded.entrySet()) {
        List<Integer> written = ran.getOrDefault(each.getKey() + " " + id, List.of());
        assertThat(written).doesNotHaveDuplicates().containsAll(each.getValue());
        beside += written.size() - each.getValue().size();
      }
      assertThat(beside).isLessThanOrEqualTo(failures.size());
    }
  }
}
