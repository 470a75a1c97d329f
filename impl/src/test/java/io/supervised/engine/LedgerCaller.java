package io.supervised.engine;

import io.supervised.Child;
import io.supervised.engine.LedgerProcess.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Calls one ledger after the other, with a number for each round, and writes to a file how each call ends. */
final class LedgerCaller extends Thread {

  private static final String RAN = "ran";
  private static final String BEGIN = "begin";
  private static final String OVER = "over";
  private static final long PAUSE_MILLIS = 5; // nodes that start need some of the processor too
  private static final Duration LONG =
      Duration.ofSeconds(30); // no call is late, however slow the machine

  private final ClusterSupervisor node;
  private final String id;
  private final Path folder;

  /** A caller that begins and ends with all others whose files are in the folder. */
  LedgerCaller(ClusterSupervisor node, String id, Path folder) {
    super("caller-" + id);
    this.node = node;
    this.id = id;
    this.folder = folder;
    setDaemon(true);
  }

  /**
   * How a call ended.
   *
   * @param at by the monotonic clock, which all processes have in common
   * @param how the name of an exception if it did not run
   */
  record Call(long at, String child, int number, String how) {

    boolean ran() {
      return how.equals(RAN);
    }
  }

  @Override
  public void run() {
    while (!Files.exists(folder.resolve(BEGIN))) {
      pause();
    }
    for (int number = 0; !Files.exists(folder.resolve(OVER)); number++) {
      for (String child : LedgerProcess.names().toList()) {
        note(child + " " + number + " " + call(child, number));
      }
      pause();
    }
    note(OVER);
  }

  private static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
  }

  private String call(String name, int number) {
    Child<Ledger> ledger = node.child(Ledger.class, name).within(LONG);
    try {
      ledger.run(child -> child.write(id, number));
      return RAN;
    } catch (RuntimeException failed) {
      return failed.getClass().getSimpleName();
    }
  }

  private void note(String what) {
    try {
      Files.writeString(
          file(folder, id),
          System.nanoTime() + " " + what + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  /** Tells all callers to make calls. */
  static void begin(Path folder) throws IOException {
    Files.createFile(folder.resolve(BEGIN));
  }

  /** Tells all callers to make no more calls. */
  static void end(Path folder) throws IOException {
    Files.createFile(folder.resolve(OVER));
  }

  /** What a caller has noted of its calls; it may have died in the middle of a line. */
  static List<Call> calls(Path folder, String id) {
    List<Call> calls = new ArrayList<>();
    for (String line : lines(folder, id)) {
      String[] words = line.split(" ", -1);
      if (words.length == 4) {
        calls.add(
            new Call(Long.parseLong(words[0]), words[1], Integer.parseInt(words[2]), words[3]));
      }
    }
    return calls;
  }

  static boolean isOver(Path folder, String id) {
    return lines(folder, id).stream().anyMatch(line -> line.endsWith(OVER));
  }

  private static List<String> lines(Path folder, String id) {
    Path file = file(folder, id);
    try (Stream<String> lines = Files.exists(file) ? Files.lines(file) : Stream.empty()) {
      return lines.toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path file(Path folder, String id) {
    return folder.resolve(id + ".called");
  }
}
