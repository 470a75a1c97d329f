package io.supervised.examples.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The launcher's end of a node: its process, the questions to it, and the thread that reads what it tells. */
final class NodeProcess {

  private static final Pattern TROUBLE =
      Pattern.compile("^Exception in|(WARN|ERROR|SEVERE|FATAL).* SUPV");
  private static final Pattern EXCEPTION = Pattern.compile("^[\\w.$]+(Exception|Error)");
  private static final Duration END_LIMIT = Duration.ofSeconds(10);

  private final String name;
  private final Process process;
  private final Path log;
  private final PrintStream questions;
  private final BlockingQueue<Status> answers = new ArrayBlockingQueue<>(1);

  private NodeProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  static NodeProcess start(String name, NodeCommand command, Ledger ledger) throws IOException {
    Path log = command.log(name);
    Files.deleteIfExists(log);
    ledger.note(Event.Kind.LAUNCHED, name);
    NodeProcess node = new NodeProcess(name, command.start(name, log), log);
    Thread reader = new Thread(() -> node.read(ledger), "from-" + name);
    reader.setDaemon(true);
    reader.start();
    return node;
  }

  String name() {
    return name;
  }

  long pid() {
    return process.pid();
  }

  /** Asks the node for its children and waits for the answer. */
  Status status(Duration limit) throws Failure, InterruptedException {
    questions.println("status");
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < deadline) {
      Status answer = answers.poll(50, TimeUnit.MILLISECONDS);
      if (answer != null) {
        return answer;
      }
      if (!process.isAlive()) {
        throw Failure.nodeEnded(name, process.exitValue(), log, trouble());
      }
    }
    throw Failure.nodeSilent(name, limit, log);
  }

  /** SIGKILL; returns when the process has ended. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks the node to leave: the end of its standard input is the sign. */
  void askToEnd() {
    questions.close();
  }

  /** Whether the node ended by itself in time; if not, it is killed. */
  boolean awaitEnd() throws InterruptedException {
    boolean ended = process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    kill();
    return ended;
  }

  private void read(Ledger ledger) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (Event.isLine(line)) {
          ledger.add(Event.fromLine(line, name));
        } else if (Status.isLine(line)) {
          answers.put(Status.fromLine(line));
        }
      }
    } catch (IOException | InterruptedException e) {
      // the process has ended, or was killed: there is nothing more to read
    }
  }

  /** The first line of the log that tells of trouble, and the exception below it, if there is one. */
  Optional<String> trouble() {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .dropWhile(line -> !TROUBLE.matcher(line).find())
          .limit(2)
          .filter(
              line -> TROUBLE.matcher(line).find() || EXCEPTION.matcher(line).find())
          .reduce((line, exception) -> line + ": " + exception);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
