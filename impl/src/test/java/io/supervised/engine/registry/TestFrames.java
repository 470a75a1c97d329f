package io.supervised.engine.registry;

import io.supervised.ChildInfo;
import io.supervised.ClusterNode;
import io.supervised.Token;
import java.time.Instant;
import java.util.UUID;

/** States of one child as bytes. */
public final class TestFrames {

  private TestFrames() {}

  public static byte[] running(long grant) {
    ClusterNode node = new ClusterNode("a", new UUID(1, 2));
    return ChildFrame.running(
        new ChildInfo("cart-1", "cart", node, token(grant), Instant.ofEpochMilli(1_234)));
  }

  public static byte[] stopped(long grant) {
    return ChildFrame.stopped(token(grant));
  }

  /** As a later build may write it. */
  public static byte[] ofNewerFormat() {
    byte[] frame = running(1);
    frame[0]++;
    return frame;
  }

  private static Token token(long grant) {
    return new Token(9, "p", grant, 0);
  }
}
