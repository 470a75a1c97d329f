package io.supervised.examples.quickstart;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The tally of consecutive bytes, together with what is needed to join it with the bytes that follow: a word may reach
 * across the boundary.
 */
record TallySlice(Tally tally, boolean startsInWord, boolean endsInWord) {

  static final TallySlice EMPTY = new TallySlice(Tally.ZERO, false, false);

  /** Reads and tallies one of {@code count} slices of a file that differ in length by at most one byte. */
  static TallySlice read(Path file, int slice, int count) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long from = in.length() * slice / count;
      long to = in.length() * (slice + 1) / count;
      byte[] bytes = new byte[Math.toIntExact(to - from)];
      in.seek(from);
      in.readFully(bytes);
      return of(bytes);
    }
  }

  static TallySlice of(byte[] bytes) {
    long lines = 0;
    long words = 0;
    boolean inWord = false;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
      boolean partOfWord = !isSpace(b);
      words += partOfWord && !inWord ? 1 : 0;
      inWord = partOfWord;
    }
    boolean startsInWord = bytes.length > 0 && !isSpace(bytes[0]);
    return new TallySlice(new Tally(lines, words, bytes.length), startsInWord, inWord);
  }

  /** This slice and the one behind it as one. */
  TallySlice then(TallySlice next) {
    if (tally.bytes() == 0) {
      return next;
    }
    if (next.tally.bytes() == 0) {
      return this;
    }
    Tally sum = tally.plus(next.tally);
    long words = sum.words() - (endsInWord && next.startsInWord ? 1 : 0);
    return new TallySlice(
        new Tally(sum.lines(), words, sum.bytes()), startsInWord, next.endsInWord);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }
}
