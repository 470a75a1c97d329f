package io.supervised.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Each file's tally beside the independent count of the same file. */
final class Comparison {

  private static final int SHOWN = 5;
  private static final int PATH_SHOWN = 46;

  private final TextFiles texts;
  private final Map<String, Event> results;
  private final List<String> differences = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private Tally tallied = Tally.ZERO;
  private Tally counted = Tally.ZERO;

  private Comparison(TextFiles texts, Map<String, Event> results) {
    this.texts = texts;
    this.results = results;
  }

  static Comparison of(TextFiles texts, Map<String, Event> results, Instant start) {
    Comparison comparison = new Comparison(texts, results);
    for (int index = 0; index < texts.files().size(); index++) {
      comparison.compare(index, start);
    }
    return comparison;
  }

  Tally total() {
    return tallied;
  }

  void check() throws Failure {
    if (!differences.isEmpty()) {
      throw Failure.difference(differences);
    }
    if (!changed.isEmpty()) {
      throw Failure.changedFiles(changed);
    }
  }

  /** The longest files and the totals. */
  Table table() {
    Table table = new Table("file", "child", "ran on", "lines", "words", "bytes");
    IntStream.range(0, texts.files().size())
        .boxed()
        .sorted(
            Comparator.comparingLong((Integer index) -> tally(index).bytes()).reversed())
        .limit(SHOWN)
        .forEach(index ->
            row(table, end(texts.title(index)), name(index), event(index).node(), tally(index)));
    int more = texts.files().size() - SHOWN;
    if (more > 0) {
      table.row("(" + Screen.count(more, "shorter one") + ")", "", "", "", "", "");
    }
    row(table, "total of the tallies", "", "", tallied);
    row(table, "independent count", "", "", counted);
    return table;
  }

  private static void row(Table table, String title, String child, String node, Tally tally) {
    table.row(title, child, node, tally.lines(), tally.words(), tally.bytes());
  }

  /** A long path without its beginning: its end says more. */
  private static String end(String path) {
    return path.length() <= PATH_SHOWN
        ? path
        : "..." + path.substring(path.length() - PATH_SHOWN + 3);
  }

  private void compare(int index, Instant start) {
    Path file = texts.files().get(index);
    Tally tally = tally(index);
    tallied = tallied.plus(tally);
    try {
      Tally count = IndependentCount.of(file);
      counted = counted.plus(count);
      if (!count.equals(tally)) {
        boolean recent = Files.getLastModifiedTime(file).toInstant().isAfter(start);
        (recent ? changed : differences)
            .add(String.format("%s: %s, counted %s", texts.title(index), tally, count));
      }
    } catch (IOException e) {
      changed.add(texts.title(index) + ": can't be read any more, " + e);
    }
  }

  private Tally tally(int index) {
    return Objects.requireNonNull(event(index).tally());
  }

  private Event event(int index) {
    return Objects.requireNonNull(results.get(name(index)));
  }

  private String name(int index) {
    return texts.children().name(index);
  }
}
