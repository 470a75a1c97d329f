package io.supervised.tck.faults.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Runs nothing, and remembers what it was to run. */
final class RecordingShell implements Shell {

  final List<String> commands = new ArrayList<>();
  private final Predicate<String> fails;
  private String answer = "";

  RecordingShell() {
    this(command -> false);
  }

  RecordingShell(Predicate<String> fails) {
    this.fails = fails;
  }

  /** What each command tells from now on. */
  void answer(String text) {
    answer = text;
  }

  @Override
  public String run(String... command) {
    String line = String.join(" ", command);
    commands.add(line);
    if (fails.test(line)) {
      throw new CommandFailedException(List.of(command), "exit code 1", null);
    }
    return answer;
  }
}
