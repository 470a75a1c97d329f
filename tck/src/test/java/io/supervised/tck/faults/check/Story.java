package io.supervised.tck.faults.check;

import io.supervised.Token;
import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.History;
import io.supervised.tck.faults.history.Life;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A history made up for a test, in milliseconds. A life is {@code a} or, for the second one, {@code a#2}. */
final class Story {

  /** When the driver has seen enough. */
  static final int END = 20_000;

  private static final int TICK = 10;
  private static final Duration CALM = Duration.ofSeconds(2);

  private final Set<String> children;
  private final List<Event> events = new ArrayList<>();
  private final List<String> malformed = new ArrayList<>();
  private int torn;

  private Story(Set<String> children) {
    this.children = children;
    driver(END, EventKind.CLOSED, "", "");
  }

  /** Nodes a and b, which live from beginning to end, and the children that are expected. */
  static Story of(String... children) {
    Story story = new Story(Set.of(children));
    return story.process("a", 0, END + 100).process("b", 0, END + 100);
  }

  /** A process that is launched and runs for that time. */
  Story process(String life, int from, int to) {
    driver(from, EventKind.LAUNCHED, life(life).toString(), "start");
    add(from, life, EventKind.BOOT, "", null, pid(life) + "/1");
    return ticks(life, from, to);
  }

  Story ticks(String life, int from, int to) {
    for (int now = from; now <= to; now += TICK) {
      add(now, life, EventKind.TICK, "", null, "");
    }
    return this;
  }

  /** The process does not run in that time. */
  Story pause(String life, int from, int to) {
    events.removeIf(event -> event.life().equals(life(life))
        && event.mono() > millis(from)
        && event.mono() < millis(to));
    driver(from, EventKind.PAUSE, life(life).toString(), "pause");
    return driver(to, EventKind.RESUME, life(life).toString(), "pause");
  }

  /** The process ends there, by the driver's hand. */
  Story kill(String life, int at) {
    events.removeIf(event -> event.life().equals(life(life)) && event.mono() > millis(at));
    return driver(at, EventKind.KILL, life(life).toString(), "kill");
  }

  Story active(String life, String child, int token, int from, int to) {
    begin(life, child, token, from);
    add(to - 1, life, EventKind.DEA_BEGIN, child, token(token), "");
    return end(life, child, token, to);
  }

  /** A child that is active until its process ends. */
  Story begin(String life, String child, int token, int from) {
    add(from, life, EventKind.ACT_BEGIN, child, token(token), "");
    return add(from + 1, life, EventKind.ACT, child, token(token), "");
  }

  Story end(String life, String child, int token, int at) {
    return add(at, life, EventKind.DEA, child, token(token), "");
  }

  /** Effects at these times, numbered from one. */
  Story effects(String life, String child, int token, int... times) {
    int number = 0;
    for (int now : times) {
      effect(life, child, token, now, Integer.toString(++number));
    }
    return this;
  }

  Story effect(String life, String child, int token, int at, String detail) {
    return add(at, life, EventKind.EFFECT, child, token(token), detail);
  }

  /** Leases that are renewed in time, and the last of which ends at {@code to}. */
  Story leased(String life, int from, int to) {
    for (int now = from; now < to; now += 100) {
      lease(life, now, Math.min(now + 300, to));
    }
    return this;
  }

  Story lease(String life, int at, int until) {
    return add(at, life, EventKind.LEASE, "", null, Long.toString(millis(until)));
  }

  Story told(String observer, int at, EventKind kind, String member) {
    return add(at, observer, kind, "", null, member);
  }

  /** The second witness found another process in the child's place. */
  Story doubled(String finder, String child, int token, int at, String holder, String state) {
    return add(at, finder, EventKind.DOUBLE, child, token(token), pid(holder) + "/1/" + state);
  }

  /** An increment of c runs on a node and is answered. */
  Story counted(String caller, int number, int at, int total, String on) {
    return sent(caller, number, at)
        .ran(on, caller, number, at + 1)
        .add(at + 2, caller, EventKind.CALL_OK, "c", null, number + "/" + total);
  }

  Story sent(String caller, int number, int at) {
    return add(at, caller, EventKind.CALL_SENT, "c", null, Integer.toString(number));
  }

  Story refused(String caller, int number, int at) {
    return add(at, caller, EventKind.CALL_NOTEXEC, "c", null, Integer.toString(number));
  }

  Story unknown(String caller, int number, int at) {
    return add(at, caller, EventKind.CALL_UNKNOWN, "c", null, Integer.toString(number));
  }

  Story ran(String on, String caller, int number, int at) {
    return add(at, on, EventKind.EXEC, "c", token(1), life(caller) + "/" + number);
  }

  /** The counter c is read. */
  Story read(String caller, int at, String tally) {
    return add(at, caller, EventKind.READ_SENT, "c", null, "")
        .add(at + 2, caller, EventKind.READ_OK, "c", null, tally);
  }

  Story driver(int at, EventKind kind, String subject, String detail) {
    events.add(new Event(millis(at), at, Life.DRIVER, kind, subject, null, detail));
    return this;
  }

  Story malformed(String line) {
    malformed.add(line);
    return this;
  }

  Story torn() {
    torn++;
    return this;
  }

  /** Takes away what was told of a process at a time. */
  Story without(String life, EventKind kind) {
    events.removeIf(event -> event.kind() == kind
        && (event.life().equals(life(life)) || event.child().equals(life(life).toString())));
    return this;
  }

  Story add(
      int at, String life, EventKind kind, String child, @Nullable Token token, String detail) {
    events.add(new Event(millis(at), at, life(life), kind, child, token, detail));
    return this;
  }

  Report check() {
    return new Checker(Expectation.of(children, CALM)).check(history());
  }

  History history() {
    return new History(events, malformed, torn);
  }

  static long millis(int millis) {
    return millis * 1_000_000L;
  }

  static Token token(int grant) {
    return new Token(1, "p", grant, 0);
  }

  private static Life life(String text) {
    String[] part = text.split("#", -1);
    return new Life(part[0], part.length == 1 ? "1" : part[1]);
  }

  private static int pid(String life) {
    return Math.floorMod(life(life).hashCode(), 100_000);
  }
}
