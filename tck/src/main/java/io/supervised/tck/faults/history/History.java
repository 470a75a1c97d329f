package io.supervised.tck.faults.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What all processes wrote, in the order in which it happened.
 *
 * @param malformed lines that are no events, with the reason
 * @param torn how many files end in the middle of a line, as those of killed processes may
 */
public record History(List<Event> events, List<String> malformed, int torn) {

  private static final String SUFFIX = ".events";

  public History {
    events = events.stream().sorted(Comparator.comparingLong(Event::mono)).toList();
    malformed = List.copyOf(malformed);
  }

  /** The file of a process. */
  public static Path file(Path folder, Life life) {
    return folder.resolve(life.node() + "-" + life.incarnation() + SUFFIX);
  }

  /** Reads the files of all processes. */
  public static History read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }
    return of(texts);
  }

  /** The history in the texts of some files. */
  static History of(List<String> texts) {
    List<Event> events = new ArrayList<>();
    List<String> malformed = new ArrayList<>();
    int torn = 0;
    for (String text : texts) {
      int end = text.lastIndexOf('\n') + 1;
      torn += end < text.length() ? 1 : 0;
      text.substring(0, end).lines().forEach(line -> {
        try {
          events.add(LineFormat.event(line));
        } catch (MalformedLineException wrong) {
          malformed.add(wrong.text());
        }
      });
    }
    return new History(events, malformed, torn);
  }
}
