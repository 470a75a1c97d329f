package io.supervised.tck.faults.node;

import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.EventLog;
import java.util.concurrent.TimeUnit;

/** Shows that the process runs, by a line every few milliseconds from a thread that does nothing else. */
final class Ticker implements Runnable {

  private static final int MILLIS = 10;

  private final EventLog log;

  private Ticker(EventLog log) {
    this.log = log;
  }

  static void start(EventLog log) {
    Thread thread = new Thread(new Ticker(log), "ticker");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (true) {
        log.write(EventKind.TICK);
        TimeUnit.MILLISECONDS.sleep(MILLIS);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
