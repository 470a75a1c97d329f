package io.supervised.tck.faults.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** S2: no moment counts for two activations of one child. */
final class OneAtATime implements Check {

  private record Piece(Activation activation, Span span) {}

  private record Pair(Activation earlier, Activation later) {}

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return evidence.byChild().values().stream()
        .flatMap(activations -> overlaps(evidence, activations).entrySet().stream())
        .map(overlap -> violation(overlap.getKey(), overlap.getValue()));
  }

  private static Map<Pair, List<Span>> overlaps(Evidence evidence, List<Activation> activations) {
    List<Piece> pieces = activations.stream()
        .flatMap(activation ->
            evidence.counted(activation).list().stream().map(span -> new Piece(activation, span)))
        .sorted(Comparator.comparingLong(piece -> piece.span().from()))
        .toList();
    Map<Pair, List<Span>> overlaps = new LinkedHashMap<>();
    List<Piece> open = new ArrayList<>();
    for (Piece piece : pieces) {
      open.removeIf(earlier -> earlier.span().to() <= piece.span().from());
      for (Piece earlier : open) {
        Span both = earlier.span().intersect(piece.span());
        Pair pair = new Pair(earlier.activation(), piece.activation());
        overlaps.computeIfAbsent(pair, first -> new ArrayList<>()).add(both);
      }
      open.add(piece);
    }
    return overlaps;
  }

  private static Violation violation(Pair pair, List<Span> spans) {
    long total = spans.stream().mapToLong(Span::length).sum();
    String what = String.format(
        "%s was active on %s and on %s at one time, for %s in all, first at %d",
        pair.earlier().child(),
        pair.earlier(),
        pair.later(),
        Texts.millis(total),
        spans.get(0).from());
    return Violation.of(
        Rule.S2,
        what,
        pair.earlier().begun(),
        pair.later().begun(),
        pair.earlier().lastLine());
  }
}
