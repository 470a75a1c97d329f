package io.supervised.benchmarks.moves;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A node in a process of its own, which does what it is told on its standard input and answers in lines. */
final class NodeMain {

  static final String BEGIN = "begin";
  static final String SEEN = "seen";
  static final String DONE = "done";

  private NodeMain() {}

  /** Starts the node of this name and cluster with this file of departures for so many children; ends with the input. */
  public static void main(String[] args) throws IOException {
    LocalNode node = new LocalNode(
        args[0],
        args[1],
        new Departures(Path.of(args[2]), Integer.parseInt(args[3])),
        new Stalls());
    PrintStream answers = System.out;
    answers.println(DONE);
    try (BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      String order;
      while ((order = orders.readLine()) != null) {
        if (order.equals(BEGIN)) {
          node.begin();
          answers.println(DONE);
        } else if (order.equals(SEEN)) {
          answers.println(node.seen().text());
        }
      }
    }
    node.leave();
  }
}
