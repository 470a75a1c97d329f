package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import java.util.List;

/** When a node might run children. A process that wrote of no lease at all has an engine without leases, and always might. */
final class LeaseTime {

  private LeaseTime() {}

  /** The time covered by the leases among the lines of one process. */
  static Spans of(List<Event> lines, long lag) {
    List<Span> leases = lines.stream()
        .filter(line -> line.kind() == EventKind.LEASE)
        .map(lease -> new Span(lease.mono() - lag, lease.leaseUntil()))
        .toList();
    return leases.isEmpty() ? Spans.ALWAYS : Spans.union(leases);
  }
}
