package io.supervised.engine.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link TaggedWriter} writes; a length is checked against the bytes that are left before anything is allocated. */
final class TaggedReader {

  private final ByteBuffer in;

  TaggedReader(byte[] bytes, int offset, int length) {
    this.in = ByteBuffer.wrap(bytes, offset, length);
  }

  /** Whether the next value is in the stream at the end; if so, its place is read. */
  boolean isObject() throws IOException {
    require(1);
    if (in.get(in.position()) != Tag.OBJECT) {
      return false;
    }
    in.get();
    return true;
  }

  @Nullable
  Object value() throws IOException {
    byte tag = get();
    return switch (tag) {
      case Tag.NULL -> null;
      case Tag.FALSE -> false;
      case Tag.TRUE -> true;
      case Tag.BYTE -> get();
      case Tag.SHORT -> in.getShort();
      case Tag.CHAR -> in.getChar();
      case Tag.INT -> in.getInt();
      case Tag.LONG -> in.getLong();
      case Tag.FLOAT -> in.getFloat();
      case Tag.DOUBLE -> in.getDouble();
      case Tag.LATIN1_TEXT -> new String(array(size(1)), StandardCharsets.ISO_8859_1);
      case Tag.UTF16_TEXT -> utf16(size(2));
      case Tag.BYTES -> array(size(1));
      case Tag.UUID -> new UUID(in.getLong(), in.getLong());
      case Tag.INSTANT -> Instant.ofEpochSecond(in.getLong(), in.getInt());
      case Tag.DURATION -> Duration.ofSeconds(in.getLong(), in.getInt());
      case Tag.OPTIONAL -> Optional.ofNullable(value());
      default -> throw new StreamCorruptedException("a value with the tag " + tag);
    };
  }

  <T> T value(Class<T> type) throws IOException {
    T value = valueOrNull(type);
    if (value == null) {
      throw new StreamCorruptedException("null instead of " + type);
    }
    return value;
  }

  <T> @Nullable T valueOrNull(Class<T> type) throws IOException {
    return type.cast(value());
  }

  /** Reads how many elements follow, each of at least {@code width} bytes. */
  int size(int width) throws IOException {
    long size = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      byte next = get();
      size |= (next & 0x7fL) << shift;
      if (next >= 0) {
        require(size * width);
        return (int) size;
      }
    }
    throw new StreamCorruptedException("a length that does not end");
  }

  void end() throws IOException {
    if (in.hasRemaining()) {
      throw new StreamCorruptedException(in.remaining() + " bytes after the last value");
    }
  }

  int remaining() {
    return in.remaining();
  }

  /** The bytes that are left. */
  InputStream rest() {
    return new ByteArrayInputStream(in.array(), in.arrayOffset() + in.position(), in.remaining());
  }

  private byte get() throws IOException {
    require(1);
    return in.get();
  }

  private byte[] array(int length) {
    byte[] array = new byte[length];
    in.get(array);
    return array;
  }

  private String utf16(int length) {
    String text = in.slice().asCharBuffer().limit(length).toString();
    in.position(in.position() + 2 * length);
    return text;
  }

  private void require(long bytes) throws IOException {
    if (bytes > in.remaining()) {
      throw new StreamCorruptedException(
          bytes + " bytes expected where " + in.remaining() + " are left");
    }
  }
}
