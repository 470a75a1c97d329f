package io.supervised.engine.core;

import io.supervised.Token;
import io.supervised.engine.core.Effect.MembersChanged;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold after every step, and what must hold once faults have ended. */
final class Invariants {

  private final World world;
  private final Map<String, Token> greatest = new HashMap<>();

  Invariants(World world) {
    this.world = world;
  }

  /** S2 and S4, at the start of a child. */
  void starting(SimulatedProcess at, String child, Token token) {
    if (world.isAvailable()) {
      return;
    }
    if (!at.isLeased()) {
      throw new Violation("S2", child + " starts on " + at + " without a lease");
    }
    for (SimulatedProcess other : world.processes) {
      if (other != null && other.isLeased() && other.tokenOf(child) != null) {
        throw new Violation(
            "S2", child + " starts on " + at + " and runs on " + other + " " + epochs(at, other));
      }
    }
    Token last = greatest.put(child, token);
    if (last != null && last.compareTo(token) >= 0) {
      throw new Violation("S4", child + " on " + at + ": " + token + " after " + last);
    }
  }

  /** S2, when a lease is renewed under children that are running still. */
  void leased(SimulatedProcess renewed) {
    if (!renewed.isLeased() || world.isAvailable()) {
      return;
    }
    for (SimulatedProcess other : world.processes) {
      if (other == null || other == renewed || !other.isLeased()) {
        continue;
      }
      for (String child : renewed.running().keySet()) {
        if (other.tokenOf(child) != null) {
          throw new Violation(
              "S2",
              child + " is leased again on " + renewed + " and runs on " + other + " "
                  + epochs(renewed, other));
        }
      }
    }
  }

  private static String epochs(SimulatedProcess one, SimulatedProcess other) {
    return one.state().base() + " and " + other.state().base();
  }

  /** S9. */
  void membersChanged(SimulatedProcess at, MembersChanged change) {
    change.gone().forEach(gone -> {
      if (!at.up().remove(gone.id())) {
        throw new Violation("S9", at + " hears of the end of " + gone.id() + ", never up");
      }
    });
    change.come().forEach(come -> {
      if (!at.up().add(come.id())) {
        throw new Violation("S9", at + " hears twice of " + come.id());
      }
    });
  }

  /** L1: everything runs, once, where it should, and everybody knows. */
  boolean settled() {
    return whatIsMissing() == null;
  }

  @Nullable
  String whatIsMissing() {
    Epoch epoch = null;
    for (SimulatedProcess process : world.processes) {
      if (process == null) {
        return "a node";
      }
      if (epoch == null) {
        epoch = process.state().base();
      }
      if (!process.state().isIn(epoch) || process.state().members().size() != world.plan.hosts()) {
        return "agreement: " + process + " is in " + process.state().base() + " of "
            + process.state().members().size();
      }
      if (!process.isLeased() || process.tokenOf("watch@" + process.host()) == null) {
        return "the lease or the own child of " + process;
      }
    }
    for (int segment = 0; segment < World.SEGMENTS; segment++) {
      SimulatedProcess owner = owner(segment);
      if (owner == null) {
        return "the one holder of child-" + segment;
      }
      for (String child : children(segment)) {
        Set<Integer> running = hostsOf(child);
        if (!running.equals(Set.of(owner.host()))) {
          return child + " runs on " + running;
        }
      }
      for (SimulatedProcess process : world.processes) {
        NodeId told =
            Objects.requireNonNull(process).state().routes().holder(segment).orElse(null);
        if (!owner.id().equals(told)) {
          return process + " looks for child-" + segment + " at " + told;
        }
      }
    }
    return null;
  }

  /** Who should have the segment; if all nodes are drained, whoever has it. */
  private @Nullable SimulatedProcess owner(int segment) {
    List<SimulatedProcess> taking = world.living().stream()
        .filter(process -> !world.plan.isDrainedInTheEnd(process.host()))
        .toList();
    if (!taking.isEmpty()) {
      return taking.get(segment % taking.size());
    }
    Set<Integer> running = hostsOf("child-" + segment);
    return running.size() == 1 ? world.processes[running.iterator().next()] : null;
  }

  private List<String> children(int segment) {
    return world.plan.hasTwins()
        ? List.of("child-" + segment, "twin-" + segment)
        : List.of("child-" + segment);
  }

  private Set<Integer> hostsOf(String child) {
    Set<Integer> running = new HashSet<>();
    for (SimulatedProcess process : world.processes) {
      if (process != null && process.tokenOf(child) != null) {
        running.add(process.host());
      }
    }
    return running;
  }
}
