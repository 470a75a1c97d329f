package io.supervised.engine.segment;

import io.supervised.Token;
import io.supervised.engine.child.Ending;
import io.supervised.engine.child.Exit;
import io.supervised.engine.registry.StoredSpec;

/** What follows when a child has ended by itself. */
enum Sequel {
  /** There is no such child any more. */
  OVER,
  /** It has ended too often, and does not run until a user starts it again. */
  GIVEN_UP,
  /** It starts again, which is counted. */
  AGAIN;

  /** Counts the end of a life, and says what follows. */
  static Sequel of(
      Ending ending, Token life, StoredSpec spec, ChildMemory memory, Surroundings around) {
    if (isFinal(ending.exit(), spec)) {
      return OVER;
    }
    memory.bond().ended(life);
    boolean again = memory
        .restarts()
        .another(
            spec.limit(),
            around.backoff(),
            ending.activeMillis(),
            around.now(),
            memory.bond().restartsOfOthers());
    return again ? AGAIN : GIVEN_UP;
  }

  private static boolean isFinal(Exit exit, StoredSpec spec) {
    return switch (spec.restart()) {
      case PERMANENT -> false;
      case TRANSIENT -> exit == Exit.NORMAL;
      case TEMPORARY -> true;
    };
  }
}
