package io.supervised.engine.codec;

import io.supervised.SerializationException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns arguments, results and exceptions of calls into bytes and back. Thread-safe.
 *
 * <p>Values may be anything serializable, records, optionals, what stands for a child, and what is made of these; they arrive as copies, and references
 * that the values of one call share stay shared. Only objects of classes on the {@link AllowList} are written or read.
 */
public final class Codec {

  private final Immutability immutability;
  private final ValueWriter valueWriter;
  private final ValueReader valueReader;
  private final ThrownWriter thrownWriter;
  private final ThrownReader thrownReader;

  /** So many of the longest texts that are passed as they are would not fit into a call: a character takes up to three bytes. */
  private static final int MOST_TEXTS_OF_ONE_CALL = 4;

  /**
   * A codec for one application.
   *
   * @param allowed the classes that may be written and read
   * @param loader sees the classes of the application
   * @param maxBytes how large the frame of one call or answer may be
   * @param references knows what stands for children
   */
  public Codec(AllowList allowed, ClassLoader loader, int maxBytes, References references) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be positive, but is " + maxBytes);
    }
    Forms forms = new Forms(allowed, new RecordTypes(), references);
    this.immutability = new Immutability(forms, maxBytes / MOST_TEXTS_OF_ONE_CALL);
    this.valueWriter = new ValueWriter(forms, maxBytes);
    this.valueReader = new ValueReader(forms, loader);
    this.thrownWriter = new ThrownWriter(forms, maxBytes);
    this.thrownReader = new ThrownReader(forms, loader);
  }

  /**
   * The bytes of some values.
   *
   * @param what they are, for messages: {@code argument} or {@code result}; where there are several, their number is added
   * @throws SerializationException if one of them can't travel, or all are too large
   */
  public byte[] encode(@Nullable Object[] values, String what) {
    return valueWriter.write(values, what);
  }

  /**
   * The values that were encoded.
   *
   * @param what they are, as in {@link #encode}
   * @throws SerializationException if the bytes name a class that is not allowed or not known, or are not what {@code encode}
   *     makes
   */
  public @Nullable Object[] decode(byte[] bytes, int offset, int length, String what) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return valueReader.read(new TaggedReader(bytes, offset, length), what);
  }

  /** The bytes of any throwable, shortened where they would be too many. Never throws. */
  public byte[] encodeThrown(Throwable thrown) {
    return thrownWriter.write(thrown);
  }

  /**
   * The throwable that was encoded, or a {@link io.supervised.ChildFailedException} in its place. Its stack trace is that of
   * the other node, one line with the name of that node, and that of the calling thread.
   *
   * @param node where it was thrown
   * @throws SerializationException if the bytes are not what {@code encodeThrown} makes
   */
  public Throwable decodeThrown(byte[] bytes, int offset, int length, String node) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    List<StackTraceElement> here =
        Stream.of(new Throwable().getStackTrace()).skip(1).toList();
    return thrownReader.read(new TaggedReader(bytes, offset, length), node, here);
  }

  /**
   * What the other side gets of some values if caller and child are on the same node: the values themselves if all are immutable, else
   * copies as from another node.
   *
   * @param what they are, as in {@link #encode}
   * @throws SerializationException if one of them can't travel, or all are too large
   */
  public @Nullable Object[] isolatedAll(@Nullable Object[] values, String what) {
    for (Object value : values) {
      if (!immutability.holdsFor(value)) {
        byte[] bytes = encode(values, what);
        return decode(bytes, 0, bytes.length, what);
      }
    }
    return values.clone();
  }

  /** The same for a single value. */
  public @Nullable Object isolated(@Nullable Object value, String what) {
    return immutability.holdsFor(value)
        ? value
        : isolatedAll(new @Nullable Object[] {value}, what)[0];
  }
}
