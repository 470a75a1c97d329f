package io.supervised.engine.segment;

import io.supervised.ChildInfo;
import io.supervised.RestartLimit;
import io.supervised.engine.registry.ChildEntry;
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
  void started(ChildEvent child, ChildEntry before) {
    ChildInfo report = before.report();
    if (report != null && hasRun(before, report) && !report.node().equals(child.node())) {
      around.events().moved(new MoveEvent(child, report.node()));
    }
  }

  private static boolean hasRun(ChildEntry entry, ChildInfo report) {
    return switch (report.state()) {
      case ACTIVE, RESTARTING -> true;
      case MOVING -> !entry.written().equals(entry.decided()); // it was handed over
      case STARTING, GIVEN_UP -> false;
    };
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

  void givenUpWithGroup(ChildEvent child, String reason, long restarts) {
    SegmentLog.LOG.givenUpWithGroup(child.name(), reason);
    around.events().givenUp(new GivenUpEvent(child, reason, restarts));
  }

  void givenUp(ChildEvent child, String reason, long restarts, RestartLimit limit) {
    SegmentLog.LOG.givenUp(child.name(), limit, reason);
    around.events().givenUp(new GivenUpEvent(child, reason, restarts));
  }
}
