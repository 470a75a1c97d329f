package io.supervised.engine.state;

/**
 * A state as it travels.
 *
 * @param version of the bean that wrote it
 * @param bytes not to be changed; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // it carries them, and is never compared
public record Snapshot(int version, byte[] bytes) {

  /** There is nothing to go on from. */
  public static final Snapshot NONE = new Snapshot(0, new byte[0]);

  public boolean isNone() {
    return bytes.length == 0;
  }
}
