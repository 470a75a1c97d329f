package io.supervised;

/** A task that {@link ChildContext#schedule} or {@link ChildContext#scheduleEvery} has taken. Thread-safe. */
public interface Scheduled {

  /** Begins no further run. A run that has begun goes on. Has no effect once all runs are over. */
  void cancel();
}
