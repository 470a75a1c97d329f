package io.supervised.engine.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is to happen, by the millisecond, and the clock; within a millisecond, in the order in which it was planned. */
final class Agenda {

  private @Nullable Entry[] firsts = new Entry[4_096];
  private @Nullable Entry[] lasts = new Entry[4_096];
  private int now;
  private long planned;

  private static final class Entry {
    private final Runnable what;
    private @Nullable Entry next;

    Entry(Runnable what) {
      this.what = what;
    }
  }

  /** The time of what happened last. */
  long now() {
    return now;
  }

  /** How many things were planned up to now. */
  long planned() {
    return planned;
  }

  void plan(long at, Runnable what) {
    int moment = Math.toIntExact(at);
    reach(moment);
    Entry entry = new Entry(what);
    Entry last = lasts[moment];
    if (firsts[moment] == null || last == null) {
      firsts[moment] = entry;
    } else {
      last.next = entry;
    }
    lasts[moment] = entry;
    planned++;
  }

  private void reach(int moment) {
    if (moment >= firsts.length) {
      int length = Math.max(moment + 1, 2 * firsts.length);
      firsts = Arrays.copyOf(firsts, length);
      lasts = Arrays.copyOf(lasts, length);
    }
  }

  /** Takes the next thing off the agenda, if it happens until {@code end}, and sets the clock. */
  @Nullable
  Runnable next(long end) {
    int last = (int) Math.min(end, firsts.length - 1);
    for (int moment = now; moment <= last; moment++) {
      Entry entry = firsts[moment];
      if (entry != null) {
        now = moment;
        firsts[moment] = entry.next;
        return entry.what;
      }
    }
    return null;
  }
}
