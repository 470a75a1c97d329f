package io.supervised.tck.faults.node;

import io.supervised.ChildContext;
import io.supervised.Stateful;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.EventLog;
import io.supervised.tck.faults.history.Tally;

/**
 * A child that counts, and whose state tells what it has counted. It would count an increment twice if it were asked twice: to see
 * that is what it is for.
 */
class Counter implements Stateful<String> {

  private final ChildContext self;
  private final Diary diary;
  private final EventLog log;
  private Tally tally = new Tally();

  Counter(ChildContext self, Diary diary, EventLog log) {
    this.self = self;
    this.diary = diary;
    this.log = log;
  }

  /** Counts an increment, and returns how many that makes. */
  long add(String caller, int number) {
    log.write(EventKind.EXEC, self.name(), self.token(), caller + "/" + number);
    diary.effect();
    return tally.add(caller, number);
  }

  /** All that was counted. */
  String read() {
    return tally.toString();
  }

  @Override
  public String snapshot() {
    return tally.toString();
  }

  @Override
  public void restore(String state) {
    tally = Tally.of(state);
  }
}
