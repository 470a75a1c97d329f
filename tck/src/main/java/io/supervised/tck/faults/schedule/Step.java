package io.supervised.tck.faults.schedule;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Something that is done to the cluster at a certain time.
 *
 * @param at counted from the beginning of the fault, or of the schedule
 */
public record Step(Duration at, Consumer<Injector> action) {

  static Step now(Consumer<Injector> action) {
    return new Step(Duration.ZERO, action);
  }

  static Step after(Duration time, Consumer<Injector> action) {
    return new Step(time, action);
  }

  Step later(Duration by) {
    return new Step(at.plus(by), action);
  }
}
