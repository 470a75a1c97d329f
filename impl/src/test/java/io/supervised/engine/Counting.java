package io.supervised.engine;

/** What a {@link Cart} can be called by as well. */
interface Counting {
  int count(String item);

  default int twice(int number) {
    return 2 * number;
  }
}
