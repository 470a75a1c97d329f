package io.supervised.tck.faults.node;

import io.supervised.ChildContext;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.EventLog;
import io.supervised.tck.faults.witness.Attendant;
import io.supervised.tck.faults.witness.Witness;

/** What one activation of a child writes down, and shows to the second witness. */
final class Diary {

  private final ChildContext child;
  private final EventLog log;
  private final Attendant attendant;
  private long effects;

  private Diary(ChildContext child, EventLog log, Attendant attendant) {
    this.child = child;
    this.log = log;
    this.attendant = attendant;
  }

  /**
   * The activation begins; nothing of the child has run yet.
   *
   * @param number of the child, for the second witness
   */
  static Diary begin(ChildContext child, int number, EventLog log, Witness witness) {
    log.write(EventKind.ACT_BEGIN, child.name(), child.token(), "");
    Attendant attendant = witness.activate(
        number,
        child.token(),
        intruder -> log.write(EventKind.DOUBLE, child.name(), child.token(), intruder.text()));
    return new Diary(child, log, attendant);
  }

  void ready() {
    log.write(EventKind.ACT, child.name(), child.token(), "");
  }

  /** Called by one thread at a time. */
  void effect() {
    boolean taken = attendant.effect();
    effects++;
    log.write(EventKind.EFFECT, child.name(), child.token(), effects + (taken ? "" : "/refused"));
  }

  /** The activation is over; nothing of the child runs any more. */
  void end() {
    log.write(EventKind.DEA_BEGIN, child.name(), child.token(), "");
    attendant.end();
    log.write(EventKind.DEA, child.name(), child.token(), "");
  }
}
