package io.supervised.tck.faults.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process of this host, told apart from a later one that has got the same number.
 *
 * @param pid its number
 * @param started when it started, in ticks of the kernel
 */
public record ProcessId(long pid, long started) {

  /** How the kernel tells that a process is gone. */
  static final String GONE = "X";

  private static final int STATE = 0;
  private static final int START_TIME =
      19; // both counted from behind the name, which may contain anything

  /** This process. */
  public static ProcessId own() {
    long pid = ProcessHandle.current().pid();
    return new ProcessId(pid, Long.parseLong(field(pid, START_TIME)));
  }

  /** As a line about a process tells it. */
  public String text() {
    return pid + "/" + started;
  }

  /** The state of the process of that number: a letter of the kernel's, {@code T} if it is stopped. */
  static String state(long pid) {
    String state = field(pid, STATE);
    return state.isEmpty() ? GONE : state;
  }

  /** When the process of that number started, or 0 if there is none. */
  static long started(long pid) {
    String ticks = field(pid, START_TIME);
    return ticks.isEmpty() ? 0 : Long.parseLong(ticks);
  }

  private static String field(long pid, int number) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[number];
    } catch (IOException gone) {
      return "";
    }
  }
}
