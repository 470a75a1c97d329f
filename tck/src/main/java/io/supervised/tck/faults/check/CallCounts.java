package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.EventKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * How the increments of all counters ended.
 *
 * @param acknowledged those with an answer
 * @param refusals how often one was said not to have run
 * @param unknown those of which nobody knows, and those whose caller died first
 * @param readings how often counters were read
 * @param lost those with an answer that a later reading lacks
 * @param doubled those that ran twice
 * @param forgotten those with an answer that was given before all members were dead at once; some may be there all the same
 */
public record CallCounts(
    long acknowledged,
    long refusals,
    long unknown,
    long readings,
    long lost,
    long doubled,
    long forgotten) {

  /** Of nothing. */
  public static final CallCounts NONE = new CallCounts(0, 0, 0, 0, 0, 0, 0);

  static CallCounts of(Collection<Counting> countings, Memory memory, long end) {
    return countings.stream()
        .map(counting -> of(counting, memory, end))
        .reduce(NONE, CallCounts::plus);
  }

  private static CallCounts of(Counting counting, Memory memory, long end) {
    Collection<Increment> all = counting.increments();
    Set<Increment> lost = new HashSet<>();
    counting.readings().forEach(reading -> counting.missing(reading, memory).forEach(lost::add));
    return new CallCounts(
        all.stream().filter(each -> each.acknowledged().isPresent()).count(),
        counting.asked().stream()
            .filter(line -> line.kind() == EventKind.CALL_NOTEXEC)
            .count(),
        all.stream().filter(CallCounts::isUnknown).count(),
        counting.readings().size(),
        lost.size(),
        all.stream().filter(each -> each.ran().size() > 1).count(),
        forgotten(all, memory, end));
  }

  private static long forgotten(Collection<Increment> all, Memory memory, long end) {
    return all.stream()
        .flatMap(each -> each.acknowledged().stream())
        .filter(answer -> memory.age(answer.mono()) < memory.age(end))
        .count();
  }

  private static boolean isUnknown(Increment increment) {
    return increment
        .lastAsked()
        .filter(last -> last.kind() == EventKind.CALL_UNKNOWN || last.kind() == EventKind.CALL_SENT)
        .isPresent();
  }

  /** Those of both. */
  public CallCounts plus(CallCounts other) {
    return new CallCounts(
        acknowledged + other.acknowledged,
        refusals + other.refusals,
        unknown + other.unknown,
        readings + other.readings,
        lost + other.lost,
        doubled + other.doubled,
        forgotten + other.forgotten);
  }

  @Override
  public String toString() {
    return acknowledged + " increments acknowledged, " + unknown + " unknown, " + refusals
        + " refusals, " + readings + " readings, " + lost + " increments lost, " + doubled
        + " doubled, " + forgotten + " forgotten with all members";
  }
}
