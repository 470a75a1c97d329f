package io.supervised.examples.quickstart;

/**
 * Lines, words and bytes of a text: a line is a {@code '\n'}, a word a maximal run of bytes that are not ASCII white
 * space.
 */
record Tally(long lines, long words, long bytes) {

  static final Tally ZERO = new Tally(0, 0, 0);

  Tally plus(Tally other) {
    return new Tally(lines + other.lines, words + other.words, bytes + other.bytes);
  }
}
