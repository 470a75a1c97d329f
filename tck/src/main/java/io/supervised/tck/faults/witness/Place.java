package io.supervised.tck.faults.witness;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A word of the file that one process takes, and gives back. It uses no clock: of two processes that are in at one time, the
 * later one finds the other there.
 */
final class Place {

  private final SharedFile file;
  private final int at;
  private final Consumer<Intruder> alarm;

  /**
   * Makes a place.
   *
   * @param alarm hears of each live process that was found in the place
   */
  Place(SharedFile file, int at, Consumer<Intruder> alarm) {
    this.file = file;
    this.at = at;
    this.alarm = alarm;
  }

  /** Takes the place, whoever is there; a dead process in it is no news, a live one is. */
  void enter(long own) {
    while (!file.compareAndSet(at, Holder.NOBODY, own)) {
      long other = file.get(at);
      if (other == Holder.NOBODY) {
        continue;
      }
      Optional<Intruder> intruder = Intruder.of(other);
      if (file.compareAndSet(at, other, own)) {
        intruder.ifPresent(alarm);
        return;
      }
    }
  }

  /** Gives the place back, unless somebody else has taken it since. */
  void leave(long own) {
    file.compareAndSet(at, own, Holder.NOBODY);
  }
}
