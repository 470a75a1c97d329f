package io.supervised.engine.codec;

import static io.supervised.engine.codec.CodecMessages.MESSAGES;

import io.supervised.ChildFailedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ThrownWriter} writes: throwables of their own class, or a {@link ChildFailedException} in their place. */
final class ThrownReader {
  /* The stack traces are the remote ones, with one line at the end that tells on which node that was. */

  private static final int MAX_DEPTH = 32;

  private final Forms forms;
  private final ClassLoader loader;

  ThrownReader(Forms forms, ClassLoader loader) {
    this.forms = forms;
    this.loader = loader;
  }

  /**
   * Reads a throwable.
   *
   * @param node where it was thrown
   * @param here what the stack trace of the outermost one ends with
   */
  Throwable read(TaggedReader in, String node, List<StackTraceElement> here) {
    int size = in.remaining();
    if (size == 0) {
      return MESSAGES.childFailed("unknown", "an exception too large to describe", node);
    }
    try {
      Throwable thrown = read(in, node, here, 1);
      in.end();
      return thrown;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw MESSAGES.unreadable("unknown", "exception", size, e, e);
    }
  }

  private Throwable read(TaggedReader in, String node, List<StackTraceElement> here, int depth)
      throws IOException {
    if (depth > MAX_DEPTH) {
      throw new StreamCorruptedException("more than " + MAX_DEPTH + " causes of one another");
    }
    String typeName = in.value(String.class);
    String message = in.valueOrNull(String.class);
    List<StackTraceElement> frames = readFrames(in);
    frames.add(new StackTraceElement("remote", "call", "node " + node, -1));
    frames.addAll(here);
    byte[] serialized = in.value(byte[].class);
    List<Throwable> causes = readAll(in, node, depth);
    Links links =
        new Links(frames, causes.isEmpty() ? null : causes.get(0), readAll(in, node, depth));
    Throwable thrown = restored(serialized, links);
    if (thrown != null) {
      return thrown;
    }
    String description = message == null ? typeName : typeName + ": " + message;
    return links.addedTo(MESSAGES.childFailed(typeName, description, node));
  }

  private List<Throwable> readAll(TaggedReader in, String node, int depth) throws IOException {
    int count = in.size(5);
    List<Throwable> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(read(in, node, List.of(), depth + 1));
    }
    return all;
  }

  /* Loaders and modules are left out: a frame that Java did not fill in itself prints them at length. */
  private static List<StackTraceElement> readFrames(TaggedReader in) throws IOException {
    int count = in.size(4);
    List<StackTraceElement> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(new StackTraceElement(
          in.value(String.class),
          in.value(String.class),
          in.valueOrNull(String.class),
          in.value(Integer.class)));
    }
    return frames;
  }

  private @Nullable Throwable restored(byte[] serialized, Links links) {
    StreamFilter filter = new StreamFilter(forms.allowed(), serialized.length);
    try (ThrownInput in = new ThrownInput(
        new ByteArrayInputStream(serialized), loader, forms, filter, links.cause())) {
      Object read = in.readObject();
      return read instanceof Throwable thrown && filter.refused() == null
          ? links.addedTo(thrown)
          : null;
    } catch (IOException
        | ClassNotFoundException
        | RuntimeException
        | LinkageError
        | StackOverflowError notReadable) {
      return null;
    }
  }

  /** What a throwable is connected with. */
  private record Links(
      List<StackTraceElement> frames, @Nullable Throwable cause, List<Throwable> suppressed) {

    Throwable addedTo(Throwable thrown) {
      thrown.setStackTrace(frames.toArray(StackTraceElement[]::new));
      suppressed.forEach(thrown::addSuppressed);
      if (cause != null && thrown.getCause() == null) {
        initCause(thrown, cause);
      }
      return thrown;
    }

    /** For a class that does not hold the cause in its serialized form. */
    private static void initCause(Throwable thrown, Throwable cause) {
      try {
        thrown.initCause(cause);
      } catch (IllegalStateException fixed) {
        thrown.addSuppressed(cause);
      }
    }
  }
}
