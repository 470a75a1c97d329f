package io.supervised.examples.quickstart;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole quick start as its user runs it: a process that starts processes. */
class QuickStartTest {

  private static final int FILES = 24;

  @TempDir
  Path temporary;

  private final List<ProcessHandle> launchers = new ArrayList<>();
  private Path output = Path.of("");

  @BeforeEach
  void write_some_files() throws IOException {
    output = temporary.resolve("output");
    Path texts = Files.createDirectories(temporary.resolve("texts"));
    for (int file = 0; file < FILES; file++) {
      Files.writeString(
          texts.resolve("file-" + file + ".txt"), "word and word\n".repeat(10 * file));
    }
  }

  @AfterEach
  void leave_nothing_running() {
    launchers.forEach(ProcessHandle::destroyForcibly);
    launchers.forEach(launcher -> nodesOf(launcher.pid()).forEach(ProcessHandle::destroyForcibly));
  }

  @Test
  void every_file_is_tallied_once_although_a_node_is_killed_and_another_joins() throws Exception {
    Process launcher = launch(temporary.resolve("texts"), 60);

    assertThat(launcher.waitFor(600, SECONDS)).as(this::output).isTrue();

    assertThat(launcher.exitValue()).as(this::output).isZero();
    assertThat(output())
        .contains("24 text files", "SIGKILL", "saw NodeDown after", "Moved to dee: ")
        .contains(
            "All is well: 24 files, 2,760 lines, 8,280 words, 38,640 bytes; no child lost, none doubled");
    assertThat(output().lines())
        .allSatisfy(line ->
            assertThat(line).doesNotContain("\u001b").hasSizeLessThanOrEqualTo(Table.WIDTH + 60));
    assertThat(nodesOf(launcher.pid())).isEmpty();
  }

  @Test
  void the_nodes_end_when_their_launcher_is_killed() throws Exception {
    Process launcher = launch(temporary.resolve("texts"), 1000);
    await().atMost(60, SECONDS).until(() -> nodesOf(launcher.pid()).size() == 3);

    launcher.destroyForcibly().waitFor();

    await().atMost(60, SECONDS).until(() -> nodesOf(launcher.pid()).isEmpty());
  }

  @Test
  void a_folder_that_does_not_exist_ends_it_before_anything_starts() throws Exception {
    Path absent = temporary.resolve("absent");
    Process launcher = launch(absent, 60);

    assertThat(launcher.waitFor(120, SECONDS)).isTrue();

    assertThat(launcher.exitValue()).isEqualTo(Failure.BAD_INPUT);
    assertThat(output().strip().lines())
        .singleElement()
        .asString()
        .contains("SUPV00900", absent.toString());
    assertThat(temporary.resolve("logs")).doesNotExist();
  }

  private Process launch(Path folder, int paceMillis) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-Dfolder=" + folder,
        "-Dquick-start.pace=" + paceMillis,
        "-Dquick-start.logs=" + temporary.resolve("logs"),
        QuickStart.class.getName());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process launcher =
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    launchers.add(launcher.toHandle());
    return launcher;
  }

  private static List<ProcessHandle> nodesOf(long launcher) {
    String mark = "supervised.cluster.name=" + NodeCommand.clusterName(launcher);
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(mark + " "))
        .toList();
  }

  private String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
