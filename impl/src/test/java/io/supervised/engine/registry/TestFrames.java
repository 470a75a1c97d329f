package io.supervised.engine.registry;

/** States of one child as bytes. */
public final class TestFrames {

  /** Where an entry of these tests says what is wished: behind the format, no decision, and a write under a grant by {@code p}. */
  static final int WISH = 1 + (8 + 2 + 8 + 8 + 8) + (8 + 3 + 8 + 8 + 8);

  private TestFrames() {}

  public static byte[] running(long grant) {
    return ChildFrame.of(TestEntries.active("cart-1", grant));
  }

  public static byte[] stopped(long grant) {
    return ChildFrame.of(TestEntries.resting("cart-1", grant));
  }

  /** As a later build may write it. */
  public static byte[] ofNewerFormat() {
    byte[] frame = running(1);
    frame[0]++;
    return frame;
  }
}
