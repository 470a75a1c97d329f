package io.supervised.tck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;

/** What became of the checks on one server, kept in a file, so that runs add up. */
final class ServerResult {

  enum Outcome {
    WORKS,
    LIMIT,
    SKIPPED,
    FAILS
  }

  /**
   * What became of one check.
   *
   * @param text figures, or the reason
   */
  record Cell(Outcome outcome, String text) {}

  private static final String TIME = "TIME";

  private final Path file;

  private ServerResult(Path file) {
    this.file = file;
  }

  static ServerResult of(Server server) {
    return new ServerResult(
        ServerFiles.made(ServerFiles.work().resolve("results")).resolve(server.id() + ".tsv"));
  }

  /** Forgets the run before. */
  void clear() {
    write("", StandardOpenOption.TRUNCATE_EXISTING);
  }

  void note(Check check, Outcome outcome, String text) {
    write(
        check + "\t" + outcome + "\t" + text.replaceAll("\\s+", " ") + "\n",
        StandardOpenOption.APPEND);
  }

  void took(long seconds) {
    write(TIME + "\t" + seconds + "\n", StandardOpenOption.APPEND);
  }

  private void write(String text, StandardOpenOption how) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, how);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  boolean isThere() {
    return Files.exists(file);
  }

  Map<Check, Cell> cells() throws IOException {
    Map<Check, Cell> cells = new EnumMap<>(Check.class);
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split("\t", -1);
      if (!parts[0].equals(TIME)) {
        cells.put(Check.valueOf(parts[0]), new Cell(Outcome.valueOf(parts[1]), parts[2]));
      }
    }
    return cells;
  }

  /** How many seconds the checks took together. */
  long seconds() throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.split("\t"))
        .filter(parts -> parts[0].equals(TIME))
        .mapToLong(parts -> Long.parseLong(parts[1]))
        .sum();
  }
}
