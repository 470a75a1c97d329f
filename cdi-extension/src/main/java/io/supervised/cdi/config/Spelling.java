package io.supervised.cdi.config;

import java.util.Comparator;
import java.util.Set;

/** Finds what somebody may have meant to write. */
final class Spelling {

  private Spelling() {}

  /** The word with the fewest letters to change, add or remove; of two, the first in order. */
  static String nearest(String written, Set<String> words) {
    return words.stream()
        .min(Comparator.<String>comparingInt(word -> distance(written, word))
            .thenComparing(Comparator.naturalOrder()))
        .orElse("");
  }

  static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int column = 0; column <= other.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= one.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= other.length(); column++) {
        int above = row[column];
        int change = one.charAt(line - 1) == other.charAt(column - 1) ? diagonal : diagonal + 1;
        row[column] = Math.min(change, Math.min(above, row[column - 1]) + 1);
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
