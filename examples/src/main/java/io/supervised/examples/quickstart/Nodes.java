package io.supervised.examples.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The nodes that live at the moment. None of them outlives the launcher. */
final class Nodes implements AutoCloseable {

  private static final Duration ANSWER_LIMIT =
      Duration.ofSeconds(40); // a node that starts answers when it is up

  private final NodeCommand command;
  private final Ledger ledger;
  private final List<NodeProcess> living = new CopyOnWriteArrayList<>();

  Nodes(NodeCommand command, Ledger ledger) {
    this.command = command;
    this.ledger = ledger;
  }

  void start(String... names) throws IOException {
    for (String name : names) {
      living.add(NodeProcess.start(name, command, ledger));
    }
  }

  NodeProcess node(String name) {
    return living.stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
  }

  int count() {
    return living.size();
  }

  Path logs() {
    return command.settings().logs().folder();
  }

  /** Asks each node for its children. */
  Placement placement() throws Failure, InterruptedException {
    Map<String, Status> statuses = new LinkedHashMap<>();
    for (NodeProcess node : living) {
      statuses.put(node.name(), node.status(ANSWER_LIMIT));
    }
    return new Placement(statuses);
  }

  /** What the logs tell of trouble, a line of each. */
  List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    living.forEach(node ->
        node.trouble().ifPresent(line -> troubles.add("log of " + node.name() + ": " + line)));
    return troubles;
  }

  /** Kills a node without warning; returns the moment, by the shared clock. */
  long kill(String name) {
    NodeProcess victim = node(name);
    long now = ledger.note(Event.Kind.KILLED, name);
    victim.kill();
    living.remove(victim);
    return now;
  }

  /** Lets all nodes leave; returns the names of those that had to be killed. */
  List<String> end() throws InterruptedException {
    living.forEach(NodeProcess::askToEnd);
    List<String> late = new ArrayList<>();
    for (NodeProcess node : living) {
      if (!node.awaitEnd()) {
        late.add(node.name());
      }
    }
    living.clear();
    return late;
  }

  @Override
  public void close() {
    living.forEach(NodeProcess::kill);
  }
}
