package io.supervised.tck.faults.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Cuts links between real processes where that is possible; elsewhere it must be told why not. */
class RealNetworkTest {

  private static final int NODES = 3;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final List<Process> processes = new ArrayList<>();
  private final List<BufferedReader> answers = new ArrayList<>();

  @Test
  void links_are_cut_in_one_direction_and_mended_and_nothing_is_left() throws IOException {
    Abilities abilities = Abilities.ofThisMachine();
    if (!abilities.namespaces()) {
      assertThat(abilities.lacks()).isNotEmpty();
      return;
    }
    try (Namespaces network = Namespaces.open(NODES)) {
      try {
        start(network);
        cutAndMend(network);
      } finally {
        processes.forEach(process -> process.destroyForcibly().onExit().join());
      }
    }
    Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(ours()).isEmpty());
  }

  private void start(Network network) throws IOException {
    for (int node = 1; node <= NODES; node++) {
      List<String> command = new ArrayList<>(network.prefix(node));
      command.addAll(List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx32m",
          "-XX:+UseSerialGC",
          "-cp",
          System.getProperty("java.class.path"),
          Peer.class.getName(),
          network.address(node)));
      Process process = new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
      processes.add(process);
      answers.add(process.inputReader());
    }
    for (BufferedReader answer : answers) {
      assertThat(answer.readLine()).startsWith("listening");
    }
  }

  private void cutAndMend(Network network) throws IOException {
    becomesReachable(network, new Link(1, 2));
    Link twoToOne = new Link(2, 1);
    network.cut(twoToOne);
    assertThat(reaches(network, new Link(1, 2))).as("no answer comes back").isFalse();
    becomesReachable(network, new Link(1, 3));
    network.mend(twoToOne);
    becomesReachable(network, new Link(1, 2));

    network.lose(3, 100);
    assertThat(reaches(network, new Link(1, 3))).isFalse();
    network.stopLosing(3, 100);
    network.unplug(2);
    assertThat(reaches(network, new Link(3, 2))).isFalse();
    network.cut(new Link(1, 3));
    network.mendAll();
    becomesReachable(network, new Link(3, 2));
    becomesReachable(network, new Link(3, 1));
  }

  /** An answer is to come within a time that a busy machine may miss. */
  private void becomesReachable(Network network, Link link) {
    Awaitility.await().atMost(LIMIT).until(() -> reaches(network, link));
  }

  private boolean reaches(Network network, Link link) throws IOException {
    var questions = processes.get(link.from() - 1).outputWriter();
    questions.write(network.address(link.to()) + "\n");
    questions.flush();
    return Boolean.parseBoolean(answers.get(link.from() - 1).readLine());
  }

  private static List<String> ours() throws IOException {
    long pid = ProcessHandle.current().pid();
    try (Stream<Path> interfaces = Files.list(Path.of("/sys/class/net"))) {
      return interfaces
          .map(file -> file.getFileName().toString())
          .filter(name -> Names.maker(name).stream().anyMatch(maker -> maker == pid))
          .toList();
    }
  }
}
