package io.supervised.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** What is logged from now on. */
public final class LogBook extends Handler {

  /** For tests that must not find what other such tests log. */
  public static final String LOCK = "io.supervised.engine.LogBook";

  private final Logger logger;

  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Below {@code io.supervised}. */
  public LogBook() {
    this("io.supervised");
  }

  /** By that logger, and those below it. */
  public LogBook(String name) {
    logger = Logger.getLogger(name);
    logger.addHandler(this);
  }

  /**
   * The messages with one of these ids, behind their level. Whole ids: nodes of other tests log at the same time.
   */
  public List<String> with(String... ids) {
    return lines.stream()
        .filter(line -> Stream.of(ids).anyMatch(line::contains))
        .toList();
  }

  @Override
  public void publish(LogRecord entry) {
    lines.add(entry.getLevel() + " " + entry.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
