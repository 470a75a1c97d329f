package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildInfo;
import io.supervised.OutcomeUnknownException;
import io.supervised.engine.LedgerCaller.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Processes are killed under calls from all of them. What a child does and how a call ends is written to files, which outlive their
 * process, so that it can be seen what has run.
 */
@ResourceLock(LedgerProcess.LOCK)
@ResourceLock(value = Forks.LOCK, mode = ResourceAccessMode.READ)
class CallsUnderKillTest {

  private static final int CALLERS = 2;
  private static final int KILLS = 2;
  private static final String UNKNOWN = OutcomeUnknownException.class.getSimpleName();

  private final List<Kill> kills = new ArrayList<>();
  private final Set<String> killed = new HashSet<>();
  private LedgerProcesses cluster;

  @TempDir
  Path folder;

  /**
   * A process was killed.
   *
   * @param at by the monotonic clock, which all processes have in common
   * @param lost the children that it ran
   */
  private record Kill(long at, Set<String> lost) {}

  /** A call that ran. */
  private record Written(long at, int number) {}

  @BeforeEach
  void join_two_processes() throws IOException {
    cluster = new LedgerProcesses(folder, 2, CALLERS);
  }

  @AfterEach
  void end_all() {
    cluster.close();
  }

  @Test
  void only_calls_that_were_under_way_to_the_killed_process_are_unknown() throws Exception {
    LedgerCaller.begin(folder);
    for (int kill = 0; kill < KILLS; kill++) {
      makeSomeCalls();
      killOne();
      makeSomeCalls();
      if (kill + 1 < KILLS) {
        cluster.startOne();
      }
    }
    LedgerCaller.end(folder);
    await()
        .atMost(SOON)
        .until(() -> cluster.callers().stream().allMatch(id -> LedgerCaller.isOver(folder, id)));
    Map<String, List<Written>> ran = whatRan();
    assertThat(cluster.callers()).hasSize(2 * CALLERS).allSatisfy(caller -> {
      checkHowCallsEnded(LedgerCaller.calls(folder, caller));
      checkWhatRan(caller, ran, false);
    });
    assertThat(killed)
        .hasSize(KILLS * CALLERS)
        .allSatisfy(caller -> checkWhatRan(caller, ran, true));
  }

  private void makeSomeCalls() {
    for (String caller : cluster.callers()) {
      int before = LedgerCaller.calls(folder, caller).size();
      int more = 10 * LedgerProcess.LEDGERS;
      await().atMost(SOON).until(() -> LedgerCaller.calls(folder, caller).size() > before + more);
    }
  }

  private void killOne() throws InterruptedException {
    String victim = cluster.oldest();
    Set<String> lost = cluster.here().children().stream()
        .filter(child -> child.node().name().equals(victim))
        .map(ChildInfo::name)
        .collect(Collectors.toSet());
    assertThat(lost).isNotEmpty();
    killed.addAll(LedgerProcess.callers(victim, CALLERS));
    kills.add(new Kill(System.nanoTime(), lost));
    cluster.killOne();
  }

  /** Each caller has one call under way; if that was to a child of a process that is killed, it may be unknown, and no other. */
  private void checkHowCallsEnded(List<Call> calls) {
    List<Call> failures = calls.stream().filter(call -> !call.ran()).toList();
    assertThat(failures).allSatisfy(failure -> assertThat(failure.how()).isEqualTo(UNKNOWN));
    for (int i = 0; i <= kills.size(); i++) {
      long from = i == 0 ? Long.MIN_VALUE : kills.get(i - 1).at();
      long to = i == kills.size() ? Long.MAX_VALUE : kills.get(i).at();
      Set<String> lost = i == 0 ? Set.of() : kills.get(i - 1).lost();
      assertThat(failures)
          .filteredOn(failure -> failure.at() >= from && failure.at() < to)
          .hasSizeLessThanOrEqualTo(i == 0 ? 0 : 1)
          .allSatisfy(failure -> assertThat(lost).contains(failure.child()));
    }
  }

  /** By child and caller, its calls in the order in which they ran, in whichever processes. */
  private Map<String, List<Written>> whatRan() throws IOException {
    Map<String, List<Written>> ran = new HashMap<>();
    try (var files = Files.newDirectoryStream(folder, "*.ran")) {
      for (Path file : files) {
        for (String line : Files.readAllLines(file)) {
          String[] words = line.split(" ", -1);
          ran.computeIfAbsent(words[1] + " " + words[2], none -> new ArrayList<>())
              .add(new Written(Long.parseLong(words[0]), Integer.parseInt(words[3])));
        }
      }
    }
    ran.values().forEach(calls -> calls.sort(Comparator.comparingLong(Written::at)));
    return ran;
  }

  /** Once, in the order of the calls; all that were said to have run, and beside them only what is unknown, also to who was killed. */
  private void checkWhatRan(String caller, Map<String, List<Written>> ran, boolean killed) {
    List<Call> calls = LedgerCaller.calls(folder, caller);
    LedgerProcess.names().forEach(child -> {
      List<Call> ofChild =
          calls.stream().filter(call -> call.child().equals(child)).toList();
      List<Integer> written = ran.getOrDefault(child + " " + caller, List.of()).stream()
          .map(Written::number)
          .toList();
      assertThat(written).isNotEmpty().isSorted().doesNotHaveDuplicates();
      assertThat(ofChild).filteredOn(Call::ran).extracting(Call::number).isSubsetOf(written);
      Set<Integer> beside = new HashSet<>(written);
      ofChild.stream().filter(Call::ran).map(Call::number).forEach(beside::remove);
      if (killed) {
        beside.remove(ofChild.get(ofChild.size() - 1).number() + 1);
      }
      assertThat(ofChild)
          .filteredOn(call -> call.how().equals(UNKNOWN))
          .extracting(Call::number)
          .containsAll(beside);
    });
  }
}
