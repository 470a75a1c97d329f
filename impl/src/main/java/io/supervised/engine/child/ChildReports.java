package io.supervised.engine.child;

import io.supervised.engine.state.Snapshot;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** What becomes of children; called on their threads, {@code started} before {@code ended} for each activation. */
public interface ChildReports {

  /** The child is about to be started. */
  default void starting(LiveChild child) {}

  void started(LiveChild child);

  /** A method is about to run by its timetable; answered with whether it may, once all members know. */
  CompletionStage<Boolean> tick(LiveChild child, String method, Instant time);

  /** Leaves a state to the next activation; answered with whether all members have it, which may take a while. */
  CompletionStage<Boolean> keep(LiveChild child, Snapshot state);

  /** The activation is over, once and for all. */
  void ended(LiveChild child, Ending ending);
}
