package io.supervised.engine.registry;

/** States of one child as bytes. */
public final class TestFrames {

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
