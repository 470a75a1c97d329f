package io.supervised.tck.faults.witness;

import java.util.Optional;

/**
 * A live process that was found where another one wanted to be.
 *
 * @param state what it did when it was found, as the kernel tells it
 */
public record Intruder(ProcessId process, String state) {

  /** The process in a place, if it lives. */
  static Optional<Intruder> of(long holder) {
    long pid = Holder.pid(holder);
    String state = ProcessId.state(pid);
    return Holder.isAlive(holder)
        ? Optional.of(new Intruder(new ProcessId(pid, ProcessId.started(pid)), state))
        : Optional.empty();
  }

  /** As a line about a double run tells it. */
  public String text() {
    return process.text() + "/" + state;
  }
}
