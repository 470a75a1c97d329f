package io.supervised.engine.registry;

import io.supervised.Token;

/** Entries as the registry writes them, for tests of other packages. */
public final class Frames {

  private Frames() {}

  /** What is left of an activation, the later ones by higher grants. */
  public static byte[] stopped(long grant) {
    return ChildFrame.stopped(new Token(1, "a", grant, 0));
  }
}
