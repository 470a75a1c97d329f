package io.supervised.engine.codec;

import static io.supervised.engine.codec.CodecMessages.MESSAGES;

import io.supervised.SerializationException;
import java.io.IOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Turns the values of one call into a frame: how many, each in its short form or as a mark, the stream of the marked ones. */
final class ValueWriter {

  private final Forms forms;
  private final int maxBytes;

  ValueWriter(Forms forms, int maxBytes) {
    this.forms = forms;
    this.maxBytes = maxBytes;
  }

  byte[] write(@Nullable Object[] values, String what) {
    BoundedOutput bytes = new BoundedOutput(maxBytes);
    BitSet objects = writeShortForms(values, what, bytes);
    if (!objects.isEmpty()) {
      writeObjects(values, objects, what, bytes);
    }
    return bytes.toByteArray();
  }

  /** Writes all values that have a short form; the indexes of the others are returned. */
  private BitSet writeShortForms(@Nullable Object[] values, String what, BoundedOutput bytes) {
    TaggedWriter out = new TaggedWriter(bytes);
    boolean alone = countUnknown(values) == 1;
    BitSet objects = new BitSet();
    int at = 0;
    try {
      out.size(values.length);
      for (; at < values.length; at++) {
        Object value = values[at];
        if (TaggedWriter.knows(value)) {
          out.value(value);
        } else if (alone && value instanceof byte[] array) {
          out.bytes(array); // no other value can share it
        } else {
          out.object();
          objects.set(at);
        }
      }
    } catch (IOException e) {
      int last = Math.min(at, values.length - 1);
      throw MESSAGES.tooLarge(
          last < 0 ? "unknown" : typeName(values[last]),
          ObstaclePath.start(what, Math.max(last, 0), values.length),
          maxBytes);
    }
    return objects;
  }

  private static long countUnknown(@Nullable Object[] values) {
    int unknown = 0;
    for (Object value : values) {
      if (!TaggedWriter.knows(value)) {
        unknown++;
      }
    }
    return unknown;
  }

  private void writeObjects(
      @Nullable Object[] values, BitSet objects, String what, BoundedOutput bytes) {
    Obstacle obstacle = new Obstacle();
    int at = objects.nextSetBit(0);
    Throwable failure = null;
    try (ValueOutput out = new ValueOutput(bytes, forms, obstacle)) {
      for (int next = at; next >= 0; next = objects.nextSetBit(next + 1)) {
        at = next;
        out.writeObject(values[at]);
      }
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      failure = e;
    }
    if (failure != null || obstacle.isFound() || bytes.isOverflown()) {
      String start = ObstaclePath.start(what, at, values.length);
      IOException stop = obstacle.stop(values);
      SerializationException known = stop == null ? obstacle.exception(values[at], start) : null;
      throw known == null
          ? explain(typeName(values[at]), start, stop == null ? failure : stop, bytes)
          : known;
    }
  }

  private SerializationException explain(
      String typeName, String start, @Nullable Throwable reason, BoundedOutput bytes) {
    if (bytes.isOverflown()) {
      return MESSAGES.tooLarge(typeName, start, maxBytes);
    } else if (reason == null || reason instanceof StackOverflowError) {
      return MESSAGES.tooDeep(typeName, start, StreamFilter.MAX_DEPTH);
    }
    return MESSAGES.notWritten(typeName, start, reason, reason);
  }

  private static String typeName(@Nullable Object value) {
    return value == null ? "null" : value.getClass().getTypeName();
  }
}
