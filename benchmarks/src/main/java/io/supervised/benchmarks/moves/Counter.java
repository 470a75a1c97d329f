package io.supervised.benchmarks.moves;

import io.supervised.ChildContext;
import io.supervised.Stateful;
import io.supervised.Supervised;

/** A child that counts its calls, and notes where it came after how long a silence. */
@Supervised(autoStart = false)
class Counter implements Stateful<Integer> {

  private final int number;
  private final Departures departures;
  private final Arrivals arrivals;
  private int value;

  Counter(ChildContext self, Departures departures, Arrivals arrivals) {
    this.number = Integer.parseInt(self.name().substring(self.name().indexOf('-') + 1));
    this.departures = departures;
    this.arrivals = arrivals;
  }

  int add() {
    return ++value;
  }

  int value() {
    return value;
  }

  /** Is called before it stops, too; the last time is what counts. */
  @Override
  public Integer snapshot() {
    departures.goes(number);
    return value;
  }

  @Override
  public void restore(Integer state) {
    value = state;
    arrivals.comes(departures.last(number));
  }
}
