package io.supervised.examples.quickstart;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows on the screen who runs what, and what has moved. */
final class StageView {

  private static final int FILES_SHOWN = 3;

  private final Screen screen;
  private final TextFiles texts;
  private final Nodes nodes;
  private final Ledger ledger;

  StageView(Screen screen, TextFiles texts, Nodes nodes, Ledger ledger) {
    this.screen = screen;
    this.texts = texts;
    this.nodes = nodes;
    this.ledger = ledger;
  }

  void title() {
    String files = Screen.count(texts.files().size(), "text file");
    screen.heading("Supervised: " + files + " of " + texts.folder() + ", a child for each");
    if (texts.found() > TextFiles.MOST) {
      screen.say(
          "Of %,d text files found there, the first %d are taken.", texts.found(), TextFiles.MOST);
    }
    screen.say("Logs of the nodes: %s", nodes.logs());
  }

  void placement(Placement placement) {
    Table table =
        new Table("node", "process", "up after", "children", "read", "files, some of them");
    placement
        .nodes()
        .forEach((node, status) -> table.row(
            node,
            Long.toString(nodes.node(node).pid()),
            Moves.millis(
                ledger.first(Event.Kind.UP, node) - ledger.first(Event.Kind.LAUNCHED, node)),
            status.local().size(),
            status.percentRead() + " %",
            someFiles(status.local())));
    screen.show(table);
    screen.say("Spread (most children on a node / mean): %.2f", placement.spread());
  }

  void kill(String victim, long killed, Placement before, Placement after) {
    List<Event> since = ledger.eventsSince(killed);
    since.stream()
        .filter(event -> event.kind() == Event.Kind.DOWN && event.subject().equals(victim))
        .forEach(event -> screen.say(
            "%s saw NodeDown after %s", event.node(), Moves.millis(event.nanos() - killed)));
    Moves moves = Moves.between(before, after, since);
    Moves orphans = moves.only(move -> move.from().equals(victim));
    Table table =
        new Table("ChildStarted after the SIGKILL", "children", "first", "median", "last");
    for (String node : after.nodes().keySet()) {
      orphans
          .only(move -> move.to().equals(node))
          .addTo(table, "children of " + victim + " on " + node, killed);
    }
    orphans.addTo(table, "all children of " + victim, killed);
    screen.show(table);
    after.nodes().keySet().forEach(node -> numbers(orphans, node));
    screen.say(
        "Each of them tallies from the start again: the fields of a child are lost with its node.");
    screen.say("Other children that moved: %d", moves.count() - orphans.count());
    placement(after);
  }

  void join(String newcomer, Placement before, Placement after) {
    long launched = ledger.first(Event.Kind.LAUNCHED, newcomer);
    Moves moves = Moves.between(before, after, ledger.eventsSince(launched));
    Moves gained = moves.only(move -> move.to().equals(newcomer));
    Table table = new Table("ChildStarted on " + newcomer, "children", "first", "median", "last");
    gained.addTo(table, "after the start of its JVM", launched);
    gained.addTo(table, "after its first NodeUp", ledger.first(Event.Kind.UP, newcomer));
    screen.show(table);
    numbers(gained, newcomer);
    int files = texts.files().size();
    int share = Math.round((float) files / nodes.count());
    screen.say(
        "Moved to %s: %d; an equal share of %s on %d nodes is %d. Moved between others: %d",
        newcomer,
        gained.count(),
        Screen.count(files, "child", "children"),
        nodes.count(),
        share,
        moves.count() - gained.count());
    placement(after);
  }

  private void numbers(Moves moves, String node) {
    Moves there = moves.only(move -> move.to().equals(node));
    if (there.count() > 0) {
      screen.list(
          "Numbers of the children that went to " + node + ":", Children.numbers(there.children()));
    }
  }

  private String someFiles(Set<String> children) {
    return children.stream()
        .map(Children::index)
        .sorted()
        .limit(FILES_SHOWN)
        .map(texts::title)
        .map(title -> title.substring(title.lastIndexOf('/') + 1))
        .collect(Collectors.joining(", "));
  }
}
