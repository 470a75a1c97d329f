package io.supervised.engine;

import io.supervised.Restart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table of the documentation that says what becomes of children, row by row. */
final class SupervisionTable {

  private static final Path DOCUMENT = Path.of("..", "docs", "supervision.md");
  private static final String HEAD = "| what happens | permanent | transient | temporary |";

  private SupervisionTable() {}

  /** What happens, and what follows for a child of each type. */
  record Row(String event, Map<Restart, String> outcomes) {

    private static Row of(String line) {
      List<String> cells = Stream.of(line.split("\\|", -1)).map(String::trim).toList();
      Map<Restart, String> outcomes = new EnumMap<>(Restart.class);
      outcomes.put(Restart.PERMANENT, cells.get(2));
      outcomes.put(Restart.TRANSIENT, cells.get(3));
      outcomes.put(Restart.TEMPORARY, cells.get(4));
      return new Row(cells.get(1).replace("`", ""), outcomes);
    }

    @Override
    public String toString() {
      return event;
    }
  }

  static Stream<Row> rows() {
    try {
      return Files.readAllLines(DOCUMENT).stream()
          .dropWhile(line -> !line.equals(HEAD))
          .skip(2)
          .takeWhile(line -> line.startsWith("|"))
          .map(Row::of);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
