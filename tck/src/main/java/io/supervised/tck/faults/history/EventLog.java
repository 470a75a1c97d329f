package io.supervised.tck.faults.history;

import io.supervised.Token;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens in this process, so that nothing is lost when it is killed: each line is one write to a file opened
 * for appending, with no buffer between. Thread-safe.
 *
 * <p>The stamp is taken before the write, so lines may stand in another order than they happened. A stream is used and not
 * a channel, for a channel closes when a thread that writes to it is interrupted, as work loops are.
 */
public final class EventLog implements AutoCloseable {

  private final FileOutputStream file;
  private final Life life;
  private final LongSupplier mono;
  private final LongSupplier wall;

  EventLog(Path file, Life life, LongSupplier mono, LongSupplier wall) throws IOException {
    this.file = new FileOutputStream(file.toFile(), true);
    this.life = life;
    this.mono = mono;
    this.wall = wall;
  }

  /** Opens the file of a process, by the clocks of this machine. */
  public static EventLog open(Path file, Life life) throws IOException {
    return new EventLog(file, life, System::nanoTime, System::currentTimeMillis);
  }

  public void write(EventKind kind) {
    write(kind, "", null, "");
  }

  public void write(EventKind kind, String detail) {
    write(kind, "", null, detail);
  }

  /** Returns when it happened, by the monotonic clock. */
  public long write(EventKind kind, String child, @Nullable Token token, String detail) {
    Event event = new Event(mono.getAsLong(), wall.getAsLong(), life, kind, child, token, detail);
    try {
      file.write((event + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    return event.mono();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }
}
