package io.supervised.engine.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** Collects bytes up to a limit. Whatever would pass it is refused, so that nothing larger is ever held. */
final class BoundedOutput extends OutputStream {

  private static final int FIRST_SIZE = 128;

  private final int limit;
  private byte[] bytes;
  private int count;
  private boolean overflown;

  BoundedOutput(int limit) {
    this.limit = limit;
    this.bytes = new byte[Math.min(limit, FIRST_SIZE)];
  }

  @Override
  public void write(int value) throws IOException {
    require(1);
    bytes[count++] = (byte) value;
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, source.length);
    require(length);
    System.arraycopy(source, offset, bytes, count, length);
    count += length;
  }

  /** Makes room for so many bytes more; to be asked before something of that size is built. */
  void require(long more) throws IOException {
    if (more > limit - count) {
      overflown = true;
      throw new IOException("more than " + limit + " bytes");
    }
    if (more > bytes.length - count) {
      long size = Math.max(count + more, bytes.length * 2L);
      bytes = Arrays.copyOf(bytes, (int) Math.min(size, limit));
    }
  }

  /** Whether something was refused, also if whoever wrote it went on as if it were not. */
  boolean isOverflown() {
    return overflown;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, count);
  }
}
