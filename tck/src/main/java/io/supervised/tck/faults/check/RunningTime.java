package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * When a process really ran: from each of its lines to the next, unless they are so far apart that it must have stood still
 * between them.
 */
final class RunningTime {

  private RunningTime() {}

  /** The running time of the process that wrote these lines, in order. */
  static Spans of(List<Event> lines, long pauseGap) {
    List<Span> spans = new ArrayList<>();
    for (int next = 1; next < lines.size(); next++) {
      Span span = new Span(lines.get(next - 1).mono(), lines.get(next).mono());
      if (span.length() <= pauseGap) {
        spans.add(span);
      }
    }
    return Spans.union(spans);
  }
}
