package io.supervised.benchmarks.moves;

/**
 * What one node, or several, have seen of moves.
 *
 * @param moved how many children have come
 * @param last when the last one came, on the clock that all processes of this machine share
 * @param silent for how long the one that was away for the longest time was, in nanoseconds
 * @param stalled for how long, at most, a thread that wanted to go on could not, in nanoseconds: so much of a silence is the machine's
 */
record Seen(long moved, long last, long silent, long stalled) {

  static final Seen NOTHING = new Seen(0, Long.MIN_VALUE, 0, 0);

  Seen and(Seen other) {
    return new Seen(
        moved + other.moved,
        Math.max(last, other.last),
        Math.max(silent, other.silent),
        Math.max(stalled, other.stalled));
  }

  String text() {
    return moved + " " + last + " " + silent + " " + stalled;
  }

  static Seen parse(String text) {
    String[] parts = text.split(" ", -1);
    return new Seen(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]));
  }
}
