package io.supervised.tck.faults.witness;

import io.supervised.Token;

/**
 * A resource that checks tokens, as users are told to have one: it remembers the greatest token it has seen and refuses
 * smaller ones. Lock-free, for a process that is killed or stopped while it holds a lock would stop all others.
 */
final class Register {

  private final SharedFile file;
  private final int greatest;
  private final int taken;
  private final int refused;
  private final TokenTable tokens;
  private final Token token;
  private final int number;

  Register(SharedFile file, int greatest, int taken, int refused, TokenTable tokens, Token token) {
    this.file = file;
    this.greatest = greatest;
    this.taken = taken;
    this.refused = refused;
    this.tokens = tokens;
    this.token = token;
    this.number = tokens.add(token);
  }

  /** Whether an effect with this token is taken; it is not, once a greater one had an effect. */
  boolean take() {
    while (true) {
      int seen = (int) file.get(greatest);
      if (seen != number && seen != 0 && tokens.get(seen).compareTo(token) > 0) {
        file.increment(refused);
        return false;
      }
      if (seen == number || file.compareAndSet(greatest, seen, number)) {
        file.increment(taken);
        return true;
      }
    }
  }
}
