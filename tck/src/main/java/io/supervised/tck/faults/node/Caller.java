package io.supervised.tck.faults.node;

import io.supervised.Child;
import io.supervised.NotExecutedException;
import io.supervised.OutcomeUnknownException;
import io.supervised.engine.ClusterSupervisor;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.EventLog;
import io.supervised.tck.faults.history.Life;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Increments one counter again and again, and reads it in between. An increment that did not run is asked for once more; one of which
 * nobody knows is not.
 *
 * <p>Callers live in the processes that are harmed: one in a process of its own would be a member that keeps the state of all counters
 * through every fault.
 */
final class Caller implements Runnable {

  private static final long PAUSE_MILLIS =
      40; // for all callers of a run, some hundred calls a second
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final int CALLS_FOR_A_READING = 10;

  private final Child<Counter> counter;
  private final String id;
  private final EventLog log;

  private Caller(Child<Counter> counter, String id, EventLog log) {
    this.counter = counter;
    this.id = id;
    this.log = log;
  }

  /** Begins to call, until the process ends. */
  static void start(ClusterSupervisor node, String counter, Life life, EventLog log) {
    Child<Counter> child = node.child(Counter.class, counter).within(DEADLINE);
    Thread thread = new Thread(new Caller(child, life.toString(), log), "caller-" + counter);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      for (int calls = 0, number = 1; true; calls++) {
        if (calls % CALLS_FOR_A_READING == 0) {
          read();
        }
        if (increment(number)) {
          number++;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the next one may be asked for. */
  private boolean increment(int number) {
    write(EventKind.CALL_SENT, Integer.toString(number));
    try {
      long total = counter.call(child -> child.add(id, number));
      write(EventKind.CALL_OK, number + "/" + total);
      return true;
    } catch (NotExecutedException didNotRun) {
      write(EventKind.CALL_NOTEXEC, Integer.toString(number));
      return false;
    } catch (OutcomeUnknownException mayHaveRun) {
      write(EventKind.CALL_UNKNOWN, Integer.toString(number));
      return true;
    }
  }

  private void read() {
    write(EventKind.READ_SENT, "");
    try {
      write(EventKind.READ_OK, counter.call(Counter::read));
    } catch (NotExecutedException | OutcomeUnknownException later) {
      return; // to ask for it harms nothing, so it is asked for again
    }
  }

  private void write(EventKind kind, String detail) {
    log.write(kind, counter.name(), null, detail);
  }
}
