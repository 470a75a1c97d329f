package io.supervised.engine.child;

import java.time.Instant;
import java.util.Optional;

/** The times at which something is due. */
@FunctionalInterface
public interface Timetable {

  /** The first of them that is later; empty if there is none. */
  Optional<Instant> next(Instant after);
}
