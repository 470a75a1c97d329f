package io.supervised.engine;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A node in this JVM, and others in processes of their own that can be killed. */
final class LedgerProcesses implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Path folder;
  private final Map<String, Process> processes = new LinkedHashMap<>();
  private final ClusterSupervisor here;
  private int started;

  /** Starts so many processes, whose children write to files in the folder, and joins them. */
  LedgerProcesses(Path folder, int count) throws IOException {
    this.folder = folder;
    for (int i = 0; i < count; i++) {
      spawn();
    }
    here = new ClusterSupervisor(
        LedgerProcess.configuration("caller"),
        LedgerProcess.beans(file("caller")),
        SupervisorListener.NONE,
        LedgerProcesses.class.getClassLoader());
    try {
      here.start();
      awaitMembers();
      await().atMost(SOON).until(this::allHaveChildren);
    } catch (RuntimeException failed) {
      close(); // or its processes go on, and meet those of the next test
      throw failed;
    }
  }

  /** The node in this JVM. */
  ClusterSupervisor here() {
    return here;
  }

  /** Kills the oldest process with SIGKILL, and returns when the others know. */
  void killOne() throws InterruptedException {
    String victim = processes.keySet().iterator().next();
    requireNonNull(processes.remove(victim)).destroyForcibly().waitFor();
    awaitMembers();
  }

  /** Starts one more process, and returns when it is a member. */
  void startOne() throws IOException {
    spawn();
    awaitMembers();
  }

  private void awaitMembers() {
    await().atMost(SOON).until(() -> here.nodes().size() == processes.size() + 1);
  }

  private boolean allHaveChildren() {
    return LedgerProcess.names()
            .flatMap(name -> here.whereIs(name).stream())
            .distinct()
            .count()
        == processes.size() + 1;
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
            file(name).toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
    processes.put(name, process);
  }

  private Path file(String node) {
    return folder.resolve(node + ".ran");
  }

  @Override
  public void close() {
    here.close();
    processes.values().forEach(Process::destroyForcibly);
  }
}
