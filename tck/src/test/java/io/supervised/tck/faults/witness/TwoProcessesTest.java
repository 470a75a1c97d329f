package io.supervised.tck.faults.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.Token;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file works between real processes. */
class TwoProcessesTest {

  private static final int EFFECTS = 20_000;

  private final List<Intruder> seen = new ArrayList<>();

  @TempDir
  Path folder;

  private Path file;
  private Process second;
  private BufferedReader told;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("witness");
    second = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            SecondProcess.class.getName(),
            file.toString(),
            Integer.toString(EFFECTS))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    told = second.inputReader();
    assertThat(told.readLine()).isEqualTo("in");
  }

  @AfterEach
  void end() {
    second.destroyForcibly().onExit().join();
  }

  private Attendant activate() throws IOException {
    return Witness.open(file, 1).activate(0, new Token(1, "p", 2, 0), seen::add);
  }

  private void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, Long.toString(second.pid())).start().waitFor();
  }

  @Test
  void a_live_one_is_found() throws IOException {
    activate();
    assertThat(seen).extracting(found -> found.process().pid()).containsExactly(second.pid());
    assertThat(seen).extracting(Intruder::state).doesNotContain("T");
  }

  @Test
  void a_stopped_one_is_found_with_its_state() throws IOException, InterruptedException {
    signal("-STOP");
    Awaitility.await().until(() -> ProcessId.state(second.pid()).equals("T"));
    activate();
    assertThat(seen).extracting(Intruder::state).containsExactly("T");
  }

  @Test
  void a_killed_one_is_not_found() throws IOException, InterruptedException {
    signal("-KILL");
    second.waitFor();
    activate();
    assertThat(seen).isEmpty();
  }

  @Test
  void no_effect_is_lost_between_them() throws IOException {
    Attendant here = activate();
    for (int effect = 0; effect < EFFECTS; effect++) {
      here.effect();
    }
    assertThat(told.readLine()).isEqualTo("done");
    Witness witness = Witness.open(file, 1);
    assertThat(witness.taken() + witness.refused()).isEqualTo(2L * EFFECTS);
    assertThat(witness.taken()).isGreaterThanOrEqualTo(EFFECTS);
  }
}
