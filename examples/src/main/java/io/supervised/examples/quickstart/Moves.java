package io.supervised.examples.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The children that run on another node than before, each with the moment at which it ran there. */
record Moves(List<Move> list) {

  /** One child's move. */
  record Move(String child, String from, String to, long nanos) {}

  static Moves between(Placement before, Placement after, List<Event> since) {
    Map<String, String> old = before.owners();
    List<Move> moves = new ArrayList<>();
    new TreeMap<>(after.owners()).forEach((child, to) -> {
      String from = old.getOrDefault(child, "");
      if (!from.equals(to)) {
        moves.add(new Move(child, from, to, firstStart(child, to, since)));
      }
    });
    return new Moves(moves);
  }

  Moves only(Predicate<Move> wanted) {
    return new Moves(list.stream().filter(wanted).toList());
  }

  int count() {
    return list.size();
  }

  Set<String> children() {
    return list.stream().map(Move::child).collect(Collectors.toSet());
  }

  /** Adds a row: how many, and the first, median and last start after a moment. */
  void addTo(Table table, String title, long moment) {
    List<Long> times = list.stream().map(move -> move.nanos() - moment).sorted().toList();
    int last = times.size() - 1;
    if (last < 0) {
      table.row(title, 0, "", "", "");
    } else {
      table.row(
          title,
          last + 1,
          millis(times.get(0)),
          millis(times.get(last / 2)),
          millis(times.get(last)));
    }
  }

  static String millis(long nanos) {
    return String.format(Locale.ROOT, "%,d ms", SharedClock.millis(nanos));
  }

  private static long firstStart(String child, String node, List<Event> events) {
    return events.stream()
        .filter(event -> event.kind() == Event.Kind.STARTED)
        .filter(event -> event.subject().equals(child) && event.node().equals(node))
        .mapToLong(Event::nanos)
        .findFirst()
        .orElseThrow();
  }
}
