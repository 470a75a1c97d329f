package io.supervised.tck.faults.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A set of moments: spans in order, none empty, no two touching. Immutable. */
record Spans(List<Span> list) {

  static final Spans NONE = new Spans(List.of());
  static final Spans ALWAYS = new Spans(List.of(new Span(Long.MIN_VALUE, Long.MAX_VALUE)));

  static Spans of(long from, long to) {
    return union(List.of(new Span(from, to)));
  }

  /** All moments of some spans, which may come in any order and overlap. */
  static Spans union(List<Span> spans) {
    List<Span> merged = new ArrayList<>();
    spans.stream()
        .filter(span -> !span.isEmpty())
        .sorted(Comparator.comparingLong(Span::from))
        .forEach(span -> {
          Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
          if (last != null && span.from() <= last.to()) {
            merged.set(merged.size() - 1, new Span(last.from(), Math.max(last.to(), span.to())));
          } else {
            merged.add(span);
          }
        });
    return new Spans(List.copyOf(merged));
  }

  static Spans union(Stream<Spans> sets) {
    return union(sets.flatMap(set -> set.list().stream()).toList());
  }

  Spans intersect(Spans other) {
    List<Span> common = new ArrayList<>();
    int mine = 0;
    int theirs = 0;
    while (mine < list.size() && theirs < other.list.size()) {
      Span a = list.get(mine);
      Span b = other.list.get(theirs);
      Span both = a.intersect(b);
      if (!both.isEmpty()) {
        common.add(both);
      }
      if (a.to() < b.to()) {
        mine++;
      } else {
        theirs++;
      }
    }
    return new Spans(List.copyOf(common));
  }

  /** What lies between them, from the end of the first to the beginning of the last. */
  List<Span> gaps() {
    List<Span> gaps = new ArrayList<>();
    for (int next = 1; next < list.size(); next++) {
      gaps.add(new Span(list.get(next - 1).to(), list.get(next).from()));
    }
    return gaps;
  }

  /** Whether a moment belongs to them; ends do. */
  boolean contains(long moment) {
    return list.stream().anyMatch(span -> span.from() <= moment && moment <= span.to());
  }

  /** The end of the last one before a moment, or the beginning of time. */
  long lastEndBefore(long moment) {
    return list.stream()
        .mapToLong(Span::to)
        .filter(end -> end < moment)
        .max()
        .orElse(Long.MIN_VALUE);
  }

  long total() {
    return list.stream().mapToLong(Span::length).sum();
  }
}
