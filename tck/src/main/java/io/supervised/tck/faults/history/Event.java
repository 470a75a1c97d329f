package io.supervised.tck.faults.history;

import io.supervised.Token;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a process, or that the driver did to one.
 *
 * @param mono when, by the monotonic clock of the host
 * @param wall when, by the wall clock; for people alone
 * @param life where
 * @param child whom it is about, or empty
 * @param token of the activation it is about, if it is about one
 * @param detail whatever else its kind asks for, without white space
 */
public record Event(
    long mono,
    long wall,
    Life life,
    EventKind kind,
    String child,
    @Nullable Token token,
    String detail) {

  /** The token of an event whose kind has one. */
  public Token activation() {
    return Objects.requireNonNull(token);
  }

  /** The running number of an effect. */
  public long effect() {
    return Long.parseLong(beforeSlash());
  }

  /** The number of an increment among those of its caller. */
  public int increment() {
    int slash = detail.indexOf('/');
    return Integer.parseInt(kind == EventKind.EXEC ? detail.substring(slash + 1) : beforeSlash());
  }

  /** How much a counter had counted by then, as the answer to an increment or a reading tells. */
  public long counted() {
    return kind == EventKind.READ_OK
        ? tally().total()
        : Long.parseLong(detail.substring(detail.indexOf('/') + 1));
  }

  /** What a reading has found. */
  public Tally tally() {
    return Tally.of(detail);
  }

  /** Who asked for the increment that runs, or hears of it. */
  public String caller() {
    return kind == EventKind.EXEC ? detail.substring(0, detail.indexOf('/')) : life.toString();
  }

  private String beforeSlash() {
    int slash = detail.indexOf('/');
    return slash < 0 ? detail : detail.substring(0, slash);
  }

  /** Whether the resource refused the effect, for a newer token had been there. */
  public boolean isRefused() {
    return detail.endsWith("/refused");
  }

  /** Until when a lease is valid, by the monotonic clock. */
  public long leaseUntil() {
    return Long.parseLong(detail);
  }

  /** Whether it is about that process. */
  public boolean isAbout(Life process) {
    return child.equals(process.toString());
  }

  @Override
  public String toString() {
    return LineFormat.line(this);
  }
}
