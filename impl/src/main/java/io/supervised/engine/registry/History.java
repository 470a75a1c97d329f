package io.supervised.engine.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the holder of a child remembers of it, for the next one.
 *
 * @param lately when it was started again, as far as it counts for its {@link io.supervised.RestartLimit}
 * @param ticks up to when the ticks of methods that run by timetables have run, by method
 * @param standing where it stands in its group
 * @param course how it was moved
 */
public record History(
    List<Instant> lately, Map<String, Instant> ticks, Standing standing, Course course) {

  public static final History NONE = new History(List.of(), Map.of(), Standing.NONE);

  /** Of a name that was never moved. */
  public History(List<Instant> lately, Map<String, Instant> ticks, Standing standing) {
    this(lately, ticks, standing, Course.NONE);
  }

  public History {
    lately = List.copyOf(lately);
    ticks = Map.copyOf(ticks);
  }

  /** What outlasts the end of a child, for whom another one of its name may follow. */
  public History beyondTheEnd() {
    return new History(List.of(), Map.of(), standing, course);
  }

  /** The same on another course. */
  public History on(Course other) {
    return new History(lately, ticks, standing, other);
  }
}
