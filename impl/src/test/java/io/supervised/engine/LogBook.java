package io.supervised.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged below {@code io.supervised} from now on. */
public final class LogBook extends Handler {

  private static final Logger LOGGER = Logger.getLogger("io.supervised");

  private final List<String> lines = new CopyOnWriteArrayList<>();

  public LogBook() {
    LOGGER.addHandler(this);
  }

  /** The messages with this id, behind their level. */
  public List<String> with(String id) {
    return lines.stream().filter(line -> line.contains(id)).toList();
  }

  @Override
  public void publish(LogRecord entry) {
    lines.add(entry.getLevel() + " " + entry.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
  }
}
