package io.supervised.tck.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a JVM holds, as its {@code jcmd} tells. */
final class Jvm {

  private static final Pattern THREAD = Pattern.compile("^\"(.*?)\" .*");
  private static final Pattern OF_NODE = Pattern.compile(".*supervised.*");
  private static final Pattern OF_GRID = Pattern.compile(
      ".*(jgroups|ForkJGroups|TQ-Bundler|FD_SOCK|FD_ALL|VERIFY_SUSPECT|MERGE3|blocking-thread|expiration-thread|RxCached).*");
  private static final Pattern HEAP = Pattern.compile("used (\\d+)K");

  private final Path jcmd;
  private final long pid;

  Jvm(Path java, long pid) {
    this.jcmd = java.resolve("bin").resolve("jcmd");
    this.pid = pid;
  }

  List<String> threads() {
    return ask("Thread.print")
        .map(THREAD::matcher)
        .filter(Matcher::matches)
        .map(thread -> thread.group(1))
        .toList();
  }

  /** Those that a node has begun. */
  List<String> threadsOfNodes() {
    return threads().stream().filter(OF_NODE.asMatchPredicate()).toList();
  }

  /** Those that Infinispan has begun, and what it uses. */
  List<String> threadsOfGrids() {
    return threads().stream().filter(OF_GRID.asMatchPredicate()).toList();
  }

  /** How many loaders there are that have loaded a class, after garbage was collected. */
  long loadersOf(Class<?> type) {
    ask("GC.run");
    Pattern loaded = Pattern.compile("(.*\\s)?" + Pattern.quote(type.getName()) + "\\s*");
    return ask("VM.classloaders", "show-classes")
        .filter(loaded.asMatchPredicate())
        .count();
  }

  /** Used heap in MiB, after garbage was collected. */
  long heap() {
    ask("GC.run");
    return ask("GC.heap_info")
            .map(HEAP::matcher)
            .filter(Matcher::find)
            .mapToLong(used -> Long.parseLong(used.group(1)))
            .findFirst()
            .orElse(-1024)
        / 1024;
  }

  private Stream<String> ask(String... command) {
    List<String> line = new ArrayList<>(List.of(jcmd.toString(), Long.toString(pid)));
    line.addAll(List.of(command));
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(line + ": " + said);
      }
      return said.lines();
    } catch (IOException failed) {
      throw new IllegalStateException("jcmd does not run", failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return Stream.of();
    }
  }
}
