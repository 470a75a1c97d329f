package io.supervised.tck.faults.check;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** S6: an increment runs at most once, not if its caller was told that it did not, and surely if its caller got an answer. */
final class CountedOnce implements Check {

  private final Collection<Counting> countings;

  CountedOnce(Collection<Counting> countings) {
    this.countings = countings;
  }

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return countings.stream().flatMap(CountedOnce::violations);
  }

  private static Stream<Violation> violations(Counting counting) {
    String counter = counting.counter();
    Stream<Violation> runs =
        counting.increments().stream().flatMap(increment -> ofRuns(counter, increment).stream());
    Stream<Violation> readings = counting.readings().stream()
        .flatMap(reading -> ofReading(counting, reading).stream())
        .limit(1); // whatever is wrong stays wrong in all that follow
    return Stream.concat(runs, readings);
  }

  private static Optional<Violation> ofRuns(String counter, Increment increment) {
    String what = increment.id() + " of " + counter;
    if (increment.ran().size() > 1) {
      return Optional.of(new Violation(Rule.S6, what + " ran twice", increment.ran()));
    }
    if (increment.ran().isEmpty()) {
      return increment
          .acknowledged()
          .map(answer -> Violation.of(Rule.S6, what + " was answered and never ran", answer));
    }
    return increment
        .refused(Long.MAX_VALUE)
        .map(refusal -> Violation.of(
            Rule.S6,
            what + " ran, and was said not to",
            refusal,
            increment.ran().get(0)));
  }

  private static Optional<Violation> ofReading(Counting counting, Reading reading) {
    if (reading.tally().total() != reading.tally().distinct()) {
      return Optional.of(Violation.of(
          Rule.S6, counting.counter() + " has counted something twice", reading.answer()));
    }
    long moment = reading.answer().mono();
    return reading
        .tally()
        .all((caller, number) -> counting.increment(new Increment.Id(caller, number)))
        .filter(increment ->
            !increment.wasAskedFor(moment) || increment.refused(moment).isPresent())
        .findFirst()
        .map(increment -> Violation.of(
            Rule.S6,
            counting.counter() + " has counted " + increment.id()
                + ", which was refused or never asked for",
            reading.answer()));
  }
}
