package io.supervised.engine;

import static io.supervised.engine.Patience.PATIENT;
import static io.supervised.engine.Patience.SOON;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildState;
import io.supervised.NotExecutedException;
import io.supervised.OutcomeUnknownException;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every node calls every child all the time, while nodes come and go. */
class CallsUnderRestartTest {

  private static final int LEDGERS = 6;
  private static final List<String> NAMES = List.of("a", "b", "c");

  /** What the children did, whichever instance: by child and caller the numbers of its calls, in their order. */
  private static final Map<String, Queue<Integer>> WRITTEN = new ConcurrentHashMap<>();

  private final TestNodes nodes = new TestNodes("restart-test", 18090);
  private final Map<String, ClusterSupervisor> running = new ConcurrentHashMap<>();
  private final List<Caller> callers = new ArrayList<>();

  @AfterEach
  void stop_all() {
    callers.forEach(Caller::end);
    nodes.close();
  }

  @Test
  void no_call_fails_when_nodes_leave_and_come_back_and_all_run_once_and_in_order() {
    WRITTEN.clear();
    NAMES.forEach(this::start);
    NAMES.forEach(this::callFrom);
    for (int round = 0; round < 3; round++) {
      for (String name : NAMES) {
        restart(name);
      }
    }
    makeSomeCalls(); // the one that began last, too
    callers.forEach(Caller::end);
    assertThat(callers).filteredOn(caller -> !caller.left).hasSize(NAMES.size());
    assertThat(callers)
        .filteredOn(caller -> !caller.left)
        .allSatisfy(caller -> assertThat(caller.failures).isEmpty());
    assertThat(callers).filteredOn(caller -> caller.left).allSatisfy(Caller::checkHowItLeft);
    assertThat(callers).allSatisfy(Caller::checkWhatRan);
  }

  @Test
  void when_a_node_dies_only_the_calls_that_it_had_are_unknown() {
    WRITTEN.clear();
    NAMES.forEach(this::start);
    String dying = NAMES.stream().filter(this::hasChildren).findFirst().orElseThrow();
    List<Caller> survivors =
        NAMES.stream().filter(name -> !name.equals(dying)).map(this::callFrom).toList();
    makeSomeCalls();
    Set<String> lost = node(dying).localChildren();
    node(dying).die();
    makeSomeCalls();
    await().atMost(SOON).until(() -> survivors.get(0).sees(LEDGERS));
    makeSomeCalls();
    survivors.forEach(Caller::end);
    for (Caller caller : survivors) {
      assertThat(caller.failures)
          .hasSizeLessThanOrEqualTo(1) // each caller has one call under way
          .allSatisfy(failure -> assertThat(failure.thrown())
              .isInstanceOf(OutcomeUnknownException.class)
              .hasMessageContaining("SUPV00177"))
          .allSatisfy(failure -> assertThat(failure.child()).isIn(lost));
      caller.checkWhatRan();
    }
  }

  private void start(String name) {
    SupervisedBean ledger = SupervisedBean.of(
            "ledger", Ledger.class, InstanceFactory.of(Ledger::new))
        .times(LEDGERS);
    ClusterSupervisor node = nodes.make(name, PATIENT, ledger);
    node.start();
    running.put(name, node);
    await()
        .atMost(SOON)
        .until(() ->
            running.values().stream().allMatch(each -> each.nodes().size() == running.size()));
    await()
        .atMost(SOON)
        .until(() -> running.values().stream()
                .mapToInt(each -> each.localChildren().size())
                .sum()
            == LEDGERS);
    await().atMost(SOON).until(() -> TestNodes.areAtRest(running.values(), ledgers()));
  }

  private static List<String> ledgers() {
    return IntStream.range(0, LEDGERS).mapToObj(number -> "ledger-" + number).toList();
  }

  private ClusterSupervisor node(String name) {
    return requireNonNull(running.get(name));
  }

  private boolean hasChildren(String node) {
    return !node(node).localChildren().isEmpty();
  }

  /** Waits until each caller has gone round a few more times. */
  private void makeSomeCalls() {
    for (Caller caller : callers) {
      int before = caller.rounds.get();
      await().atMost(SOON).until(() -> caller.ended || caller.rounds.get() > before + 20);
    }
  }

  private void restart(String name) {
    makeSomeCalls();
    List<Caller> leaving = callers.stream()
        .filter(caller -> !caller.ended && caller.node.equals(name))
        .toList();
    leaving.forEach(caller -> caller.left = true);
    node(name).close();
    makeSomeCalls();
    leaving.forEach(Caller::end);
    running.remove(name);
    start(name);
    callFrom(name);
  }

  private Caller callFrom(String name) {
    Caller caller = new Caller(name, node(name), callers.size());
    callers.add(caller);
    caller.start();
    return caller;
  }

  /** Calls one child after the other, with a number for each call. */
  private static final class Caller extends Thread {

    private final String node;
    private final ClusterSupervisor supervisor;
    private final String id;
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Queue<Integer>> succeeded = new ConcurrentHashMap<>();
    private volatile boolean ended;
    private volatile boolean left;
    private final AtomicInteger rounds = new AtomicInteger();

    Caller(String node, ClusterSupervisor supervisor, int number) {
      super("caller-" + node + number);
      this.node = node;
      this.supervisor = supervisor;
      this.id = node + number;
    }

    boolean sees(int children) {
      return supervisor
              .streamChildren()
              .filter(child -> child.state() == ChildState.ACTIVE)
              .count()
          == children;
    }

    @Override
    public void run() {
      while (!ended) {
        for (int i = 0; i < LEDGERS; i++) {
          call("ledger-" + i, rounds.get());
        }
        rounds.incrementAndGet();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    }

    private void call(String name, int number) {
      Child<Ledger> ledger = supervisor.child(Ledger.class, name);
      try {
        ledger.run(child -> child.write(name, id, number));
        succeeded.computeIfAbsent(name, none -> new ConcurrentLinkedQueue<>()).add(number);
      } catch (RuntimeException failed) {
        failures.add(new Failure(name, number, failed));
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

    /** On a node that left: one call was under way, and all later ones were refused. */
    void checkHowItLeft() {
      List<Throwable> thrown = failures.stream().map(Failure::thrown).toList();
      assertThat(thrown).isNotEmpty();
      assertThat(thrown)
          .filteredOn(OutcomeUnknownException.class::isInstance)
          .hasSizeLessThanOrEqualTo(1)
          .allSatisfy(unknown -> assertThat(unknown).hasMessageContaining("SUPV00190"));
      assertThat(thrown)
          .filteredOn(failure -> !(failure instanceof OutcomeUnknownException))
          .allSatisfy(refused -> assertThat(refused)
              .isInstanceOf(NotExecutedException.class)
              .message()
              .containsAnyOf("SUPV00189", "SUPV00027"));
    }

    /** What this caller was told has run did so once, in the order of its calls; beside it only what is unknown. */
    void checkWhatRan() {
      assertThat(succeeded).hasSize(LEDGERS);
      succeeded.forEach((child, numbers) -> {
        List<Integer> written = List.copyOf(WRITTEN.get(child + " " + id));
        assertThat(written).isSorted().doesNotHaveDuplicates().containsAll(numbers);
        Set<Integer> beside = new HashSet<>(written);
        beside.removeAll(Set.copyOf(numbers));
        assertThat(beside).isSubsetOf(unknown(child));
      });
    }

    private List<Integer> unknown(String child) {
      return failures.stream()
          .filter(failure -> failure.child().equals(child))
          .filter(failure -> failure.thrown() instanceof OutcomeUnknownException)
          .map(Failure::number)
          .toList();
    }
  }

  /** A call that did not succeed. */
  private record Failure(String child, int number, Throwable thrown) {}

  static class Ledger {
    void write(String child, String caller, int number) {
      WRITTEN
          .computeIfAbsent(child + " " + caller, none -> new ConcurrentLinkedQueue<>())
          .add(number);
    }
  }
}
