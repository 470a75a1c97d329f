package io.supervised.tck.faults;

import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.EventLog;
import io.supervised.tck.faults.history.Life;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The processes of a cluster, by the number of the node. Whatever is done to them is written down just before. */
final class Nodes implements AutoCloseable {

  private static final Duration TIME_TO_LEAVE = Duration.ofSeconds(60);
  private static final Duration TIME_TO_WRITE = Duration.ofSeconds(1);
  private static final Duration TIME_TO_DIE = Duration.ofSeconds(10);

  private final NodeCommand command;
  private final EventLog log;
  private final Map<Integer, NodeProcess> processes = new TreeMap<>();
  private final Map<Integer, Integer> launches = new HashMap<>();
  private final Thread hook = new Thread(this::killQuietly, "end-of-nodes");

  Nodes(NodeCommand command, EventLog log) {
    this.command = command;
    this.log = log;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts a node, unless it runs. */
  void launch(int node, String why) {
    if (isRunning(node)) {
      return;
    }
    Life life =
        new Life(NodeCommand.name(node), Integer.toString(launches.merge(node, 1, Integer::sum)));
    log.write(EventKind.LAUNCHED, life.toString(), null, why);
    try {
      NodeProcess process = new NodeProcess(
          life,
          command.start(node, life),
          code -> log.write(EventKind.EXITED, life.toString(), null, Integer.toString(code)));
      processes.put(node, process);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Kills nodes in one blow and returns when they are dead. */
  void kill(Collection<Integer> nodes, String why) {
    List<NodeProcess> victims =
        nodes.stream().map(this::running).flatMap(Optional::stream).toList();
    victims.forEach(victim -> log.write(EventKind.KILL, victim.life().toString(), null, why));
    if (!victims.isEmpty()) {
      Signals.send(Signals.KILL, victims.stream().mapToLong(NodeProcess::pid).toArray());
    }
    for (NodeProcess victim : victims) {
      if (!victim.awaitEnd(TIME_TO_DIE)) {
        throw new IllegalStateException(victim.life() + " was killed and lives");
      }
    }
  }

  void pause(int node, String why) {
    running(node).filter(process -> !process.isPaused()).ifPresent(process -> {
      log.write(EventKind.PAUSE, process.life().toString(), null, why);
      process.pause();
    });
  }

  void resume(int node, String why) {
    running(node).filter(NodeProcess::isPaused).ifPresent(process -> {
      log.write(EventKind.RESUME, process.life().toString(), null, why);
      process.resume();
    });
  }

  /** Lets all processes write down, in their logs, what each of their threads is doing. */
  void dumpThreads() throws InterruptedException {
    long[] pids = pids();
    if (pids.length > 0) {
      Signals.send(Signals.QUIT, pids);
      TimeUnit.MILLISECONDS.sleep(TIME_TO_WRITE.toMillis()); // nothing tells that they have
    }
  }

  /** Asks a node to leave. */
  void stop(int node, String why) {
    running(node).filter(process -> !process.isLeaving()).ifPresent(process -> {
      log.write(EventKind.STOP, process.life().toString(), null, why);
      process.askToLeave();
    });
  }

  /** Waits for a node that was asked to leave; kills it if it does not come to an end. */
  void awaitLeaver(int node, String why) {
    NodeProcess process = running(node).filter(NodeProcess::isLeaving).orElse(null);
    if (process != null && !process.awaitEnd(TIME_TO_LEAVE)) {
      kill(List.of(node), why);
    }
  }

  boolean isRunning(int node) {
    return running(node).isPresent();
  }

  /** The processes that live, by node. */
  Map<Integer, Life> living() {
    Map<Integer, Life> living = new TreeMap<>();
    processes
        .keySet()
        .forEach(node -> running(node).ifPresent(process -> living.put(node, process.life())));
    return living;
  }

  private Optional<NodeProcess> running(int node) {
    return Optional.ofNullable(processes.get(node)).filter(NodeProcess::isAlive);
  }

  private long[] pids() {
    return processes.values().stream()
        .filter(NodeProcess::isAlive)
        .mapToLong(NodeProcess::pid)
        .toArray();
  }

  private void killQuietly() {
    long[] pids = pids();
    if (pids.length > 0) {
      Signals.send(Signals.KILL, pids);
    }
  }

  /** Kills what still runs, and waits until the ends are written down. */
  @Override
  public void close() {
    kill(List.copyOf(processes.keySet()), "end");
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
