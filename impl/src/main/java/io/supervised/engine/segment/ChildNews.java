package io.supervised.engine.segment;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.RestartLimit;
import io.supervised.event.ChildEvent;
import io.supervised.event.CrashEvent;
import io.supervised.event.GivenUpEvent;
import io.supervised.event.MoveEvent;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what has become of a child. */
record ChildNews(Surroundings around) {

  /** It runs; if it ran on another node before, it has moved. */
  void started(ChildEvent child, @Nullable ChildInfo before) {
    if (before != null && hasRun(before) && !before.node().equals(child.node())) {
      around.events().moved(new MoveEvent(child, before.node()));
    }
  }

  private static boolean hasRun(ChildInfo report) {
    return report.state() == ChildState.ACTIVE || report.state() == ChildState.RESTARTING;
  }

  void crashed(
      ChildEvent child,
      String reason,
      @Nullable Throwable cause,
      long restarts,
      Optional<Duration> next) {
    around
        .events()
        .crashed(new CrashEvent(child, reason, Optional.ofNullable(cause), restarts, next));
  }

  void givenUp(ChildEvent child, String reason, long restarts, RestartLimit limit) {
    SegmentLog.LOG.givenUp(child.name(), limit, reason);
    around.events().givenUp(new GivenUpEvent(child, reason, restarts));
  }
}
