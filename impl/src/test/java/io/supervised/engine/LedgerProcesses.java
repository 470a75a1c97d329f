package io.supervised.engine;

import static io.supervised.engine.Patience.START;
import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import io.supervised.ClusterNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A node in this JVM, and others in processes of their own that can be killed. */
final class LedgerProcesses implements AutoCloseable {

  private final Path folder;
  private final int callers;
  private final Map<String, Process> processes = new LinkedHashMap<>();
  private final ClusterSupervisor here;
  private int started;

  /** Starts so many processes, each with so many callers, and joins them; what happens is written to the folder. */
  LedgerProcesses(Path folder, int count, int callers) throws IOException {
    this.folder = folder;
    this.callers = callers;
    here = LedgerProcess.start("here", folder, callers);
    try {
      for (int i = 0; i < count; i++) {
        spawn();
      }
      awaitMembers();
      await().atMost(START).until(this::allHaveChildren);
    } catch (IOException | RuntimeException failed) {
      close(); // or its processes go on, and meet those of the next test
      throw failed;
    }
  }

  /** The node in this JVM. */
  ClusterSupervisor here() {
    return here;
  }

  /** The names of the callers that live. */
  List<String> callers() {
    return Stream.concat(Stream.of("here"), processes.keySet().stream())
        .flatMap(node -> LedgerProcess.callers(node, callers).stream())
        .toList();
  }

  /** The process that is to be killed next. */
  String oldest() {
    return processes.keySet().iterator().next();
  }

  /** Kills the oldest process with SIGKILL, and returns when the others know. */
  void killOne() throws InterruptedException {
    requireNonNull(processes.remove(oldest())).destroyForcibly().waitFor();
    awaitMembers();
  }

  /** Starts one more process, and returns when it runs its share of the children. */
  void startOne() throws IOException {
    spawn();
    awaitMembers();
    await().atMost(START).until(this::allHaveChildren);
  }

  private void awaitMembers() {
    await().atMost(START).until(() -> here.nodes().size() == processes.size() + 1);
  }

  /** Each child runs where it belongs, and no node has none. */
  private boolean allHaveChildren() {
    return LedgerProcess.names().allMatch(this::isWhereItBelongs)
        && LedgerProcess.names()
                .flatMap(name -> here.whereIs(name).stream())
                .distinct()
                .count()
            == processes.size() + 1;
  }

  private boolean isWhereItBelongs(String child) {
    Optional<ClusterNode> where = here.whereIs(child);
    return where.isPresent()
        && where.equals(here.explain(child).candidates().stream().findFirst());
  }

  private void spawn() throws IOException {
    String name = "p" + started;
    started++;
    Process process = new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            LedgerProcess.class.getName(),
            name,
            folder.toString(),
            Integer.toString(callers))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
    processes.put(name, process);
  }

  @Override
  public void close() {
    here.close();
    processes.values().forEach(Process::destroyForcibly);
  }
}
