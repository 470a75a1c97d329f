package io.supervised.benchmarks.moves;

import io.supervised.Stateful;
import io.supervised.Supervised;

/** A child that counts its calls, and tells when it went and where it came. */
@Supervised(autoStart = false)
class Counter implements Stateful<Integer> {

  private final String name;
  private final Movements movements;
  private int value;

  Counter(String name, Movements movements) {
    this.name = name;
    this.movements = movements;
  }

  int add() {
    return ++value;
  }

  int value() {
    return value;
  }

  @Override
  public Integer snapshot() {
    movements.goes(name);
    return value;
  }

  @Override
  public void restore(Integer state) {
    value = state;
    movements.comes(name);
  }
}
