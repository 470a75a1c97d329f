package io.supervised.tck.faults.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A fault of processes, made by signals. */
sealed interface ProcessFault extends Fault {

  /** Kill -9, and a new start after a while. */
  record Kill(int node, Duration downtime) implements ProcessFault {

    @Override
    public FaultKind kind() {
      return FaultKind.KILL;
    }

    @Override
    public List<Step> steps(int nodes) {
      return killed(kind(), Set.of(node), downtime);
    }
  }

  /** Kill -9 of two in one blow. */
  record KillPair(int first, int second, Duration downtime) implements ProcessFault {

    @Override
    public FaultKind kind() {
      return FaultKind.KILL_PAIR;
    }

    @Override
    public List<Step> steps(int nodes) {
      return killed(kind(), Set.of(first, second), downtime);
    }
  }

  /** Kill -9 of whoever leads when it happens. */
  record KillCoordinator(Duration downtime) implements ProcessFault {

    @Override
    public FaultKind kind() {
      return FaultKind.KILL_COORDINATOR;
    }

    @Override
    public List<Step> steps(int nodes) {
      return List.of(
          Step.now(injector -> injector.killCoordinator(kind())),
          Step.after(downtime, injector -> injector.launchMissing(kind())));
    }
  }

  /** Kill -9 of the whole cluster, and a cold start. */
  record KillAll(Duration downtime) implements ProcessFault {

    @Override
    public FaultKind kind() {
      return FaultKind.KILL_ALL;
    }

    @Override
    public List<Step> steps(int nodes) {
      return killed(
          kind(), IntStream.rangeClosed(1, nodes).boxed().collect(Collectors.toSet()), downtime);
    }
  }

  /** SIGSTOP, and SIGCONT after a while. */
  record Pause(int node, Duration length) implements ProcessFault {

    @Override
    public FaultKind kind() {
      return FaultKind.PAUSE;
    }

    @Override
    public List<Step> steps(int nodes) {
      return List.of(
          Step.now(injector -> injector.pause(kind(), node)),
          Step.after(length, injector -> injector.resume(kind(), node)));
    }
  }

  /** A leave in order, and a new start. */
  record Restart(int node, Duration downtime) implements ProcessFault {

    @Override
    public FaultKind kind() {
      return FaultKind.RESTART;
    }

    @Override
    public List<Step> steps(int nodes) {
      return List.of(
          Step.now(injector -> injector.stop(kind(), node)),
          Step.after(downtime, injector -> injector.launch(kind(), Set.of(node))));
    }
  }

  private static List<Step> killed(FaultKind kind, Set<Integer> victims, Duration downtime) {
    return List.of(
        Step.now(injector -> injector.kill(kind, victims)),
        Step.after(downtime, injector -> injector.launch(kind, victims)));
  }
}
