package io.supervised.examples.quickstart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Waits for what the nodes do, never for ever: when the time is over, it says what is missing. */
final class Watch {

  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(40);
  private static final Duration WORK_LIMIT = Duration.ofMinutes(1);
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final Nodes nodes;
  private final Ledger ledger;
  private final List<String> children;

  Watch(Nodes nodes, Ledger ledger, List<String> children) {
    this.nodes = nodes;
    this.ledger = ledger;
    this.children = children;
  }

  /**
   * Waits until each child runs on one node, all nodes agree on it, and nothing has moved for a while; then looks back
   * whether any child was ever doubled.
   */
  Placement settled(String what) throws Failure, InterruptedException {
    Deadline deadline = new Deadline(what, SETTLE_LIMIT);
    while (true) {
      Placement placement = nodes.placement();
      List<String> problems = placement.problems(children);
      if (problems.isEmpty()) {
        problems = new Announcements(ledger.events()).missing(placement.nodes().keySet());
      }
      if (problems.isEmpty() && ledger.quietFor(QUIET)) {
        audit();
        return placement;
      }
      deadline.check(problems.isEmpty() ? List.of("children are still moving") : problems);
    }
  }

  /** Waits until a share of all slices has been read, so that what follows comes in the middle of the work. */
  Placement read(int percent) throws Failure, InterruptedException {
    Deadline deadline = new Deadline(percent + " % of the work done", WORK_LIMIT);
    while (true) {
      Placement placement = nodes.placement();
      if (placement.percentRead() >= percent) {
        return placement;
      }
      deadline.check(List.of("only " + placement.percentRead() + " % are read"));
    }
  }

  /** Waits until each child has read its file to the end where it runs now; returns their last words. */
  Map<String, Event> tallied() throws Failure, InterruptedException {
    Deadline deadline = new Deadline("all files tallied", WORK_LIMIT);
    while (true) {
      nodes.placement(); // fails if a node has ended
      Map<String, Event> results = Results.of(ledger.events());
      Set<String> missing = new TreeSet<>(children);
      missing.removeAll(results.keySet());
      if (missing.isEmpty()) {
        return results;
      }
      deadline.check(List.of("tallies of children " + Children.numbers(missing)));
    }
  }

  private void audit() throws Failure {
    List<String> violations = Audit.violations(ledger.events());
    if (!violations.isEmpty()) {
      throw Failure.violations(violations);
    }
  }

  private final class Deadline {

    private final String what;
    private final Duration limit;
    private final long end;

    private Deadline(String what, Duration limit) {
      this.what = what;
      this.limit = limit;
      this.end = System.nanoTime() + limit.toNanos();
    }

    /** Fails if the time is over; else lets a moment pass. */
    private void check(List<String> missing) throws Failure, InterruptedException {
      if (System.nanoTime() - end > 0) {
        audit();
        List<String> details = new ArrayList<>(missing);
        details.addAll(nodes.troubles());
        throw Failure.timeOut(what, limit, details);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
