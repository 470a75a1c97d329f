package io.supervised.examples.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Starts three nodes as processes of this machine, lets them share the files of a folder, kills one, starts another, and
 * compares what the children counted with a count of its own.
 *
 * <p>Exit code 0 if all is well, 1 if a check failed, 2 for bad input. System properties: {@code folder}, {@code
 * quick-start.pace} (milliseconds between two slices), {@code quick-start.heap} (megabytes of a node), {@code
 * quick-start.port} (first of the ports to use), {@code quick-start.logs} (folder for the logs of the nodes).
 */
public final class QuickStart {

  private static final int PERCENT_BEFORE_THE_KILL = 25;

  private final Instant start = Instant.now();
  private final Screen screen;
  private final TextFiles texts;
  private final Nodes nodes;
  private final Watch watch;
  private final StageView view;

  private QuickStart(Screen screen, TextFiles texts, Nodes nodes, Ledger ledger) {
    this.screen = screen;
    this.texts = texts;
    this.nodes = nodes;
    this.watch = new Watch(nodes, ledger, texts.children().names());
    this.view = new StageView(screen, texts, nodes, ledger);
  }

  /**
   * Runs the quick start.
   *
   * @param arguments none; everything is set by system properties
   * @throws IOException if a file can't be read or a process can't be started
   * @throws InterruptedException never, for nobody interrupts this thread
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Screen screen = Screen.ofThisTerminal();
    try {
      run(screen, Settings.of(System.getProperties()));
    } catch (Failure failure) {
      screen.failure(failure.text());
      System.exit(failure.exitCode());
    }
  }

  private static void run(Screen screen, Settings settings)
      throws Failure, IOException, InterruptedException {
    TextFiles texts = settings.texts();
    Path list = settings.logs().folder().resolve("files.list");
    Work.write(texts.files(), list);
    Ledger ledger = new Ledger();
    try (Nodes nodes = new Nodes(new NodeCommand(settings, list), ledger)) {
      Thread end = new Thread(() -> endWith(screen, nodes), "end");
      Runtime.getRuntime().addShutdownHook(end);
      new QuickStart(screen, texts, nodes, ledger).tell();
      Runtime.getRuntime().removeShutdownHook(end);
    }
    settings.logs().discard();
  }

  private static void endWith(Screen screen, Nodes nodes) {
    screen.mute();
    nodes.close();
  }

  private void tell() throws Failure, IOException, InterruptedException {
    view.title();
    startThree();
    Placement two = killOne();
    startFourth(two);
    Tally total = compare();
    end();
    screen.verdict(String.format(
        Locale.ROOT,
        "All is well: %s, %s, %s, %s; no child lost, none doubled; %.1f s",
        Screen.count(texts.files().size(), "file"),
        Screen.count(total.lines(), "line"),
        Screen.count(total.words(), "word"),
        Screen.count(total.bytes(), "byte"),
        Duration.between(start, Instant.now()).toMillis() / 1000.0));
  }

  private void startThree() throws Failure, IOException, InterruptedException {
    screen.heading("1  Three nodes start: three JVMs with the same application");
    nodes.start("ann", "bob", "cid");
    view.placement(watch.settled("three nodes, and each child on one of them"));
  }

  private Placement killOne() throws Failure, InterruptedException {
    Placement before = watch.read(PERCENT_BEFORE_THE_KILL);
    String victim = before.busiestNode();
    screen.heading(
        "2  SIGKILL to " + victim + ", after " + before.percentRead() + " % of the work");
    long killed = nodes.kill(victim);
    Placement after = watch.settled("each child of " + victim + " on another node");
    view.kill(victim, killed, before, after);
    return after;
  }

  private void startFourth(Placement before) throws Failure, IOException, InterruptedException {
    screen.heading("3  A fourth node starts: dee");
    nodes.start("dee");
    view.join("dee", before, watch.settled("dee as a node, and each child on one node"));
  }

  private Tally compare() throws Failure, InterruptedException {
    screen.heading("4  Every file is tallied to its end, and counted again by other means");
    Map<String, Event> results = watch.tallied();
    watch.settled("each child on one node at the end");
    Comparison comparison = Comparison.of(texts, results, start);
    screen.show(comparison.table());
    comparison.check();
    return comparison.total();
  }

  private void end() throws InterruptedException {
    List<String> killed = nodes.end();
    if (!killed.isEmpty()) {
      screen.say(
          "SUPV00912: %s did not leave in time and were killed. See their logs in %s",
          killed, nodes.logs());
    }
  }
}
