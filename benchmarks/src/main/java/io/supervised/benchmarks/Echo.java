package io.supervised.benchmarks;

/** A child that answers with what it is asked. */
public class Echo {

  /** Returns the number. */
  public long echo(long number) {
    return number;
  }
}
