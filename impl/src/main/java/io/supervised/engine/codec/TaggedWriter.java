package io.supervised.engine.codec;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes frequent values in a short form, a tag and the value; {@link TaggedReader} is its mirror. */
final class TaggedWriter {

  private final BoundedOutput bytes;
  private final DataOutputStream out;

  TaggedWriter(BoundedOutput bytes) {
    this.bytes = bytes;
    this.out = new DataOutputStream(bytes);
  }

  /** Whether a value has a short form; all that have are immutable, so nobody notices which references were shared. */
  static boolean knows(@Nullable Object value) {
    return value == null
        || value instanceof String
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Boolean
        || value instanceof Double
        || value instanceof UUID
        || value instanceof Instant
        || value instanceof Duration
        || value instanceof Float
        || value instanceof Short
        || value instanceof Byte
        || value instanceof Character
        || (value instanceof Optional<?> optional && knows(optional.orElse(null)));
  }

  /** Writes a value that has a short form. */
  void value(@Nullable Object value) throws IOException {
    if (value == null) {
      tag(Tag.NULL);
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof Number number) {
      number(number);
    } else if (value instanceof Boolean flag) {
      tag(flag ? Tag.TRUE : Tag.FALSE);
    } else if (value instanceof Character character) {
      tag(Tag.CHAR);
      out.writeChar(character);
    } else if (value instanceof UUID uuid) {
      tag(Tag.UUID);
      out.writeLong(uuid.getMostSignificantBits());
      out.writeLong(uuid.getLeastSignificantBits());
    } else if (value instanceof Instant instant) {
      seconds(Tag.INSTANT, instant.getEpochSecond(), instant.getNano());
    } else if (value instanceof Duration duration) {
      seconds(Tag.DURATION, duration.getSeconds(), duration.getNano());
    } else {
      tag(Tag.OPTIONAL);
      value(((Optional<?>) value).orElse(null));
    }
  }

  /** Writes the place of a value that is in the stream at the end. */
  void object() throws IOException {
    tag(Tag.OBJECT);
  }

  void bytes(byte[] array) throws IOException {
    tag(Tag.BYTES);
    size(array.length);
    out.write(array);
  }

  /** Writes a number that is not negative: seven bits in each byte, the low ones first. */
  void size(int size) throws IOException {
    int rest = size;
    while (rest > 0x7f) {
      out.writeByte(rest | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  /* UTF-8 would lose surrogates that stand alone, which a string may have. */
  void text(String text) throws IOException {
    int length = text.length();
    bytes.require(length);
    if (isLatin1(text)) {
      tag(Tag.LATIN1_TEXT);
      size(length);
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } else {
      bytes.require(2L * length);
      tag(Tag.UTF16_TEXT);
      size(length);
      ByteBuffer chars = ByteBuffer.allocate(2 * length);
      chars.asCharBuffer().put(text);
      out.write(chars.array());
    }
  }

  private static boolean isLatin1(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return false;
      }
    }
    return true;
  }

  private void number(Number number) throws IOException {
    if (number instanceof Integer value) {
      tag(Tag.INT);
      out.writeInt(value);
    } else if (number instanceof Long value) {
      tag(Tag.LONG);
      out.writeLong(value);
    } else if (number instanceof Double value) {
      tag(Tag.DOUBLE);
      out.writeDouble(value);
    } else if (number instanceof Float value) {
      tag(Tag.FLOAT);
      out.writeFloat(value);
    } else if (number instanceof Short value) {
      tag(Tag.SHORT);
      out.writeShort(value);
    } else {
      tag(Tag.BYTE);
      out.writeByte(number.byteValue());
    }
  }

  private void seconds(byte tag, long seconds, int nanos) throws IOException {
    tag(tag);
    out.writeLong(seconds);
    out.writeInt(nanos);
  }

  private void tag(byte tag) throws IOException {
    out.writeByte(tag);
  }
}
