package io.supervised.tck.faults.network;

/** Runs commands of the system. */
@FunctionalInterface
interface Shell {

  /**
   * Runs a command to its end; returns what it told.
   *
   * @throws CommandFailedException if it can't be run, or ends with a code other than 0
   */
  String run(String... command) throws CommandFailedException;

  /** Whether a command runs and ends with 0. */
  default boolean succeeds(String... command) {
    try {
      run(command);
      return true;
    } catch (CommandFailedException failed) {
      return false;
    }
  }
}
