package io.supervised.engine.codec;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Turns a throwable into a frame, whatever it is like: the caller waits for an answer. */
final class ThrownWriter {
  /* Each throwable is written as text, which any node can read: class, message, stack trace, and in the same way its cause and
   * those that it suppressed. Beside it stands its serialized form, if it has one, for nodes that may read it. What does not
   * fit is tried again in less detail. */

  private static final int MAX_DEPTH = 16;

  /**
   * How much is written.
   *
   * @param throwables in all
   * @param frames of each stack trace
   * @param chars of each message
   * @param share of all bytes for serialized forms: one in so many, or none if it is zero
   */
  private record Detail(int throwables, int frames, int chars, int share) {}

  private static final List<Detail> DETAILS = List.of(
      new Detail(64, 400, 20_000, 2),
      new Detail(16, 60, 1_000, 2),
      new Detail(4, 10, 200, 2),
      new Detail(1, 1, 100, 2),
      new Detail(1, 0, 100, 0));

  private final Forms forms;
  private final int maxBytes;

  ThrownWriter(Forms forms, int maxBytes) {
    this.forms = forms;
    this.maxBytes = maxBytes;
  }

  /** The frame of a throwable; an empty one if not even its name fits. */
  byte[] write(Throwable thrown) {
    for (Detail detail : DETAILS) {
      try {
        return new Pass(detail).write(thrown);
      } catch (IOException | RuntimeException | LinkageError | StackOverflowError tooMuch) {
        // the next one is shorter
      }
    }
    return new byte[0];
  }

  private final class Pass {

    private final Detail detail;
    private final BoundedOutput bytes = new BoundedOutput(maxBytes);
    private final TaggedWriter out = new TaggedWriter(bytes);
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int serializedBytes;

    Pass(Detail detail) {
      this.detail = detail;
      this.serializedBytes = detail.share() == 0 ? 0 : maxBytes / detail.share();
    }

    byte[] write(Throwable thrown) throws IOException {
      seen.add(thrown);
      write(thrown, 1);
      return bytes.toByteArray();
    }

    private void write(Throwable thrown, int depth) throws IOException {
      ThrownParts parts = ThrownParts.of(thrown, detail.chars());
      out.text(parts.typeName());
      out.value(parts.shortMessage());
      writeFrames(parts.frames());
      out.bytes(serialized(thrown, parts));
      writeAll(Stream.ofNullable(parts.cause()), depth);
      writeAll(parts.suppressed().stream(), depth);
    }

    private void writeAll(Stream<Throwable> linked, int depth) throws IOException {
      List<Throwable> entered = linked.filter(each -> enters(each, depth)).toList();
      out.size(entered.size());
      for (Throwable each : entered) {
        write(each, depth + 1);
      }
    }

    private boolean enters(Throwable linked, int depth) {
      return depth < MAX_DEPTH && seen.size() < detail.throwables() && seen.add(linked);
    }

    private void writeFrames(List<StackTraceElement> frames) throws IOException {
      int rest = frames.size() - detail.frames();
      out.size(rest > 0 ? detail.frames() + 1 : frames.size());
      for (StackTraceElement frame : frames.subList(0, Math.min(frames.size(), detail.frames()))) {
        writeFrame(frame);
      }
      if (rest > 0) {
        writeFrame(new StackTraceElement("truncated", "stack", rest + " frames more", -1));
      }
    }

    private void writeFrame(StackTraceElement frame) throws IOException {
      out.text(frame.getClassName());
      out.text(frame.getMethodName());
      out.value(frame.getFileName());
      out.value(frame.getLineNumber());
    }

    /** The serialized form, or nothing if there is none that is small enough. */
    private byte[] serialized(Throwable thrown, ThrownParts parts) {
      Obstacle obstacle = new Obstacle();
      BoundedOutput form = new BoundedOutput(serializedBytes);
      try (ThrownOutput stream = new ThrownOutput(form, forms, obstacle, parts)) {
        stream.writeObject(thrown);
      } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
        return new byte[0];
      }
      if (obstacle.isFound() || form.isOverflown()) {
        return new byte[0];
      }
      byte[] whole = form.toByteArray();
      serializedBytes -= whole.length;
      return whole;
    }
  }
}
