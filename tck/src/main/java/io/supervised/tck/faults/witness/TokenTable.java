package io.supervised.tck.faults.witness;

import io.supervised.Token;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Tokens by number, shared by all processes: a token is too long for a word, its number is not. Each is written once, before
 * its number is given to anybody, and never changed.
 */
final class TokenTable {

  private static final int ENTRY = 128;
  private static final int LONGS = 3 * Long.BYTES;
  private static final int TEXT = ENTRY - LONGS - Integer.BYTES;

  private final SharedFile file;
  private final int counter;
  private final int start;
  private final int capacity;

  /**
   * A table in a part of a file.
   *
   * @param counter where the number of tokens is kept
   * @param start where the first token is
   */
  TokenTable(SharedFile file, int counter, int start, int capacity) {
    this.file = file;
    this.counter = counter;
    this.start = start;
    this.capacity = capacity;
  }

  static int bytes(int capacity) {
    return capacity * ENTRY;
  }

  /** Keeps a token; returns its number, which is at least 1. */
  int add(Token token) {
    byte[] proposer = token.proposer().getBytes(StandardCharsets.UTF_8);
    if (proposer.length > TEXT) {
      throw new IllegalArgumentException("token '" + token + "' is too long");
    }
    int number = Math.toIntExact(file.increment(counter)) + 1;
    if (number > capacity) {
      throw new IllegalStateException("more than " + capacity + " activations in one run");
    }
    ByteBuffer entry = ByteBuffer.allocate(ENTRY)
        .putLong(token.round())
        .putLong(token.grant())
        .putLong(token.restart())
        .putInt(proposer.length)
        .put(proposer);
    file.putBytes(at(number), entry.array());
    return number;
  }

  Token get(int number) {
    ByteBuffer entry = ByteBuffer.wrap(file.getBytes(at(number), ENTRY));
    long round = entry.getLong();
    long grant = entry.getLong();
    long restart = entry.getLong();
    byte[] proposer = new byte[entry.getInt()];
    entry.get(proposer);
    return new Token(round, new String(proposer, StandardCharsets.UTF_8), grant, restart);
  }

  private int at(int number) {
    return start + (number - 1) * ENTRY;
  }
}
