package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An effect of a child, and whether it was its time. */
record JudgedEffect(Event line, Verdict verdict) {

  enum Verdict {
    /** Within its activation and a lease. */
    IN_TIME,
    /** Its node's lease had just ended, or its process had just woken from a pause that outlived it. */
    LATE,
    /** Its node's lease had ended, and there was time enough to notice. */
    WITHOUT_LEASE,
    /** Outside of any activation. */
    STRAY
  }

  /** The effects of each child, in order. */
  static Map<String, List<JudgedEffect>> of(Evidence evidence) {
    return evidence
        .of(EventKind.EFFECT)
        .sorted(Comparator.comparingLong(Event::mono))
        .map(line -> new JudgedEffect(line, verdict(evidence, line)))
        .collect(Collectors.groupingBy(effect -> effect.line().child()));
  }

  boolean isLate() {
    return verdict == Verdict.LATE;
  }

  /** Effects of one activation are told of together. */
  String activation() {
    return line.life() + "/" + line.child() + "/" + Texts.token(line.activation());
  }

  private static Verdict verdict(Evidence evidence, Event line) {
    Stream<Activation> own = evidence.byChild().getOrDefault(line.child(), List.of()).stream()
        .filter(activation ->
            activation.life().equals(line.life()) && activation.token().equals(line.activation()));
    if (own.noneMatch(
        activation -> activation.from() <= line.mono() && line.mono() <= activation.until())) {
      return Verdict.STRAY;
    }
    if (evidence.hadLease(line)) {
      return Verdict.IN_TIME;
    }
    return evidence.isLate(line) ? Verdict.LATE : Verdict.WITHOUT_LEASE;
  }
}
