package io.supervised.tck.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The process of a node: a script, and the JVM that it started. */
final class ServerProcess {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Process script;

  private ServerProcess(Process script) {
    this.script = script;
  }

  static ServerProcess start(Launch launch, Path log) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(launch.command())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(launch.environment());
    Process script = builder.start();
    script.getOutputStream().close();
    return new ServerProcess(script);
  }

  boolean isAlive() {
    return script.isAlive();
  }

  long pid() {
    return jvm().pid();
  }

  /** The deepest JVM: a script may be one too, as GlassFish's is. */
  private ProcessHandle jvm() {
    List<ProcessHandle> all = script.descendants().filter(ServerProcess::isJava).toList();
    return all.stream()
        .filter(java -> java.descendants().noneMatch(ServerProcess::isJava))
        .findFirst()
        .orElse(script.toHandle());
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("java")).isPresent();
  }

  /** kill -9 of the JVM; its script ends by itself. */
  void kill() {
    ProcessHandle jvm = jvm();
    jvm.destroyForcibly();
    await(jvm);
  }

  /** SIGTERM to the JVM, and waits for its end. */
  void terminate() {
    ProcessHandle jvm = jvm();
    jvm.destroy();
    await(jvm);
  }

  /** Leaves nothing behind. */
  void end() {
    script.descendants().forEach(ProcessHandle::destroyForcibly);
    script.destroyForcibly();
    await(script.toHandle());
  }

  private static void await(ProcessHandle process) {
    try {
      process.onExit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException alive) {
      throw new IllegalStateException("process " + process.pid() + " does not end within " + LIMIT);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
