package io.supervised.tck.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Sends signals to processes. One that is gone is no mistake. */
final class Signals {

  static final String KILL = "-KILL";
  static final String STOP = "-STOP";
  static final String CONTINUE = "-CONT";

  /** Makes a JVM write down its threads. */
  static final String QUIT = "-QUIT";

  private Signals() {}

  /** Sends to all in one go, and returns when it is done. */
  static void send(String signal, long... pids) {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    for (long pid : pids) {
      command.add(Long.toString(pid));
    }
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
