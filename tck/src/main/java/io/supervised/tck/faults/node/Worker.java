package io.supervised.tck.faults.node;

import io.supervised.ChildContext;
import io.supervised.Run;
import java.util.concurrent.TimeUnit;

/** A child that has an effect every few milliseconds, as long as it may. */
final class Worker {

  private final ChildContext self;
  private final Diary diary;
  private final int pauseMillis;

  Worker(ChildContext self, Diary diary, int pauseMillis) {
    this.self = self;
    this.diary = diary;
    this.pauseMillis = pauseMillis;
  }

  /** Ends by the interrupt alone: to return would be to ask for a restart. */
  @Run
  void work() throws InterruptedException {
    while (true) {
      if (self.isActive()) {
        diary.effect();
      }
      TimeUnit.MILLISECONDS.sleep(pauseMillis);
    }
  }
}
