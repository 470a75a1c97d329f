package io.supervised.engine.peer;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.engine.Forks;
import io.supervised.engine.LogBook;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Time;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(LogBook.LOCK)
@ResourceLock(value = Forks.LOCK, mode = ResourceAccessMode.READ)
class LifeSocketTest {

  private final List<Place> places = FreePlaces.draw(2);
  private final Place here = places.get(0);
  private final Place there = places.get(1);
  private final Hello stranger = new Hello(
      TestNetwork.CLUSTER, MessageCodec.VERSION, new NodeId(UUID.randomUUID()), there.life());

  @Test
  void while_it_is_open_it_answers_and_once_it_is_closed_it_refuses() throws IOException {
    TestNetwork node = new TestNetwork(here, places, TestNetwork.LONG);
    Dial before = Dial.to(here.life(), stranger, 20_000);
    assertThat(before.outcome()).isEqualTo(Dial.Outcome.ANSWERED);
    node.close();
    assertThat(Dial.to(here.life(), stranger, 20_000).outcome()).isEqualTo(Dial.Outcome.REFUSED);
    if (before.socket() != null) {
      Dial.close(before.socket());
    }
  }

  @Test
  void whoever_is_connected_notices_that_it_is_closed() throws IOException {
    TestNetwork node = new TestNetwork(here, places, TestNetwork.LONG);
    try (Socket kept = new Socket(here.host(), here.life().port())) {
      stranger.writeTo(new DataOutputStream(kept.getOutputStream()));
      DataInputStream in = new DataInputStream(kept.getInputStream());
      Hello.readFrom(in);
      node.close();
      kept.setSoTimeout((int) SOON.toMillis());
      assertThat(in.read()).isNegative();
    }
  }

  @Test
  void a_place_that_is_taken_is_not_taken_again() throws IOException {
    try (TestNetwork node = new TestNetwork(here, places, TestNetwork.LONG)) {
      assertThatThrownBy(() -> new TestNetwork(here, places, TestNetwork.LONG))
          .isInstanceOf(BindException.class);
      assertThat(node.told).noneMatch(told -> told.startsWith("met"));
    }
  }

  @Test
  void a_node_that_can_not_answer_for_lack_of_memory_is_silent_and_no_proof_of_anything()
      throws IOException {
    LifeSocket node = lifeSocket(LifeSocketTest::noMemory, LifeSocketTest::start);
    try {
      node.open();
      assertThat(Dial.to(here.life(), stranger, 500).outcome()).isEqualTo(Dial.Outcome.SILENT);
    } finally {
      node.close();
    }
  }

  @Test
  void so_is_one_that_can_not_start_a_thread_until_it_can_again() throws IOException {
    LogBook log = new LogBook();
    AtomicBoolean full = new AtomicBoolean(true);
    LifeSocket node = lifeSocket(() -> stranger, task -> {
      if (full.get()) {
        throw new OutOfMemoryError("made up: unable to create native thread");
      }
      start(task);
    });
    try {
      node.open();
      assertThat(Dial.to(here.life(), stranger, 500).outcome()).isEqualTo(Dial.Outcome.SILENT);
      await().atMost(SOON).untilAsserted(() -> assertThat(log.with("SUPV00277")).hasSize(1));
      full.set(false);
      assertThat(Dial.to(here.life(), stranger, 20_000).outcome()).isEqualTo(Dial.Outcome.ANSWERED);
    } finally {
      node.close();
      log.close();
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "life-socket-test");
    thread.setDaemon(true);
    thread.start();
  }

  private LifeSocket lifeSocket(Supplier<Hello> self, Executor serving) throws IOException {
    PeerOptions options = new PeerOptions(
        TestNetwork.CLUSTER,
        here.life(),
        List.of(here.life(), there.life()),
        TestNetwork.LONG,
        true,
        () -> new Time(0, 0),
        "life-socket-test-");
    return new LifeSocket(options, self, new NoVisitors(), serving);
  }

  private static Hello noMemory() {
    throw new OutOfMemoryError("made up");
  }

  private static final class NoVisitors implements LifeSocket.Visitors {

    @Override
    public void said(Hello hello, Message message) {}

    @Override
    public void came(Hello hello) {}

    @Override
    public void left(Hello hello) {}
  }

  @Test
  void the_end_of_a_process_is_noticed_whatever_ends_it() throws Exception {
    try (TestNetwork node = new TestNetwork(here, places, TestNetwork.LONG)) {
      Process neighbour = process();
      try {
        await().atMost(SOON).until(() -> told(node, "met"));
        node.told.clear();
        neighbour.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        await().atMost(SOON).until(() -> node.told.contains(TestNetwork.refused(there)));
      } finally {
        neighbour.destroyForcibly();
      }
    }
  }

  private static boolean told(TestNetwork node, String what) {
    return node.told.stream().anyMatch(told -> told.startsWith(what));
  }

  private Process process() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Neighbour.class.getName(),
            Integer.toString(here.port()),
            Integer.toString(there.port()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** A node in a process of its own; it never ends by itself, unless it is forgotten. */
  static final class Neighbour {

    private Neighbour() {}

    public static void main(String[] ports) throws Exception {
      Place other = new Place("127.0.0.1", Integer.parseInt(ports[0]));
      Place self = new Place("127.0.0.1", Integer.parseInt(ports[1]));
      try (TestNetwork node = new TestNetwork(self, List.of(other, self), TestNetwork.LONG)) {
        TimeUnit.MINUTES.sleep(2);
        assertThat(node.told).isNotEmpty();
      }
    }
  }
}
