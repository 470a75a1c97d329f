package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import java.util.ArrayList;
import java.util.List;

/**
 * When a node might run children: each lease counts until its end, or until another takes its place. A process that wrote of
 * no lease at all has an engine without leases, and always might.
 */
final class LeaseTime {

  private LeaseTime() {}

  /** The time covered by the leases among the lines of one process. */
  static Spans of(List<Event> lines, long lag) {
    List<Event> leases =
        lines.stream().filter(line -> line.kind() == EventKind.LEASE).toList();
    List<Span> spans = new ArrayList<>();
    for (int number = 0; number < leases.size(); number++) {
      Event lease = leases.get(number);
      boolean last = number == leases.size() - 1;
      long replaced = last ? Long.MAX_VALUE : leases.get(number + 1).mono();
      spans.add(new Span(lease.mono() - lag, Math.min(lease.leaseUntil(), replaced)));
    }
    return leases.isEmpty() ? Spans.ALWAYS : Spans.union(spans);
  }
}
