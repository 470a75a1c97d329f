package io.supervised.tck.application;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.PlannedMove;
import io.supervised.Supervisor;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which children are not where they stay. */
public final class Unsettled {

  private Unsettled() {}

  /** The names of those that do not run or are about to move. */
  public static Set<String> of(Supervisor supervisor) {
    Stream<String> idle = supervisor.children().stream()
        .filter(child -> child.state() != ChildState.ACTIVE)
        .map(ChildInfo::name);
    Stream<String> moving = supervisor.planRebalance().stream().map(PlannedMove::child);
    return Stream.concat(idle, moving).collect(Collectors.toSet());
  }
}
