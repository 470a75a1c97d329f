package io.supervised.engine.codec;

import static io.supervised.engine.codec.CodecMessages.MESSAGES;

import io.supervised.SerializationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ValueWriter} writes; whatever is wrong with the bytes becomes a {@link SerializationException}. */
final class ValueReader {

  private final Forms forms;
  private final ClassLoader loader;

  ValueReader(Forms forms, ClassLoader loader) {
    this.forms = forms;
    this.loader = loader;
  }

  @Nullable
  Object[] read(TaggedReader in, String what) {
    int size = in.remaining();
    try {
      @Nullable Object[] values = new @Nullable Object[in.size(1)];
      BitSet objects = readShortForms(in, values);
      if (objects.isEmpty()) {
        in.end();
      } else {
        readObjects(in, values, objects, what);
      }
      return values;
    } catch (SerializationException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw MESSAGES.unreadable("unknown", what, size, e, e);
    }
  }

  /** Reads all values that have a short form; the indexes of the others are returned. */
  private static BitSet readShortForms(TaggedReader in, @Nullable Object[] values)
      throws IOException {
    BitSet objects = new BitSet();
    for (int i = 0; i < values.length; i++) {
      if (in.isObject()) {
        objects.set(i);
      } else {
        values[i] = in.value();
      }
    }
    return objects;
  }

  private void readObjects(
      TaggedReader in, @Nullable Object[] values, BitSet objects, String what) {
    int size = in.remaining();
    StreamFilter filter = new StreamFilter(forms.allowed(), size);
    int at = objects.nextSetBit(0);
    Throwable failure = null;
    InputStream rest = in.rest();
    try (ValueInput stream = new ValueInput(rest, loader, forms, filter)) {
      for (int next = at; next >= 0; next = objects.nextSetBit(next + 1)) {
        at = next;
        values[at] = stream.readObject();
      }
      if (rest.available() > 0) {
        throw new StreamCorruptedException(rest.available() + " bytes after the last value");
      }
    } catch (IOException
        | ClassNotFoundException
        | RuntimeException
        | LinkageError
        | StackOverflowError e) {
      failure = e;
    }
    // a class may catch what refuses one of its fields
    if (failure != null || filter.refused() != null) {
      throw explain(ObstaclePath.start(what, at, values.length), size, failure, filter);
    }
  }

  private static SerializationException explain(
      String path, int size, @Nullable Throwable failure, StreamFilter filter) {
    String refused = filter.refused();
    if (refused != null) {
      return MESSAGES.notAllowed(refused, path);
    } else if (filter.isTooDeep() || failure == null || failure instanceof StackOverflowError) {
      return MESSAGES.tooDeep(filter.latest(), path, StreamFilter.MAX_DEPTH);
    } else if (failure instanceof ClassNotFoundException missing) {
      return MESSAGES.unknownClass(String.valueOf(missing.getMessage()), path, missing);
    }
    return MESSAGES.unreadable(filter.latest(), path, size, failure, failure);
  }
}
