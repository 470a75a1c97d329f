package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.ClusterNode;
import io.supervised.NotExecutedException;
import io.supervised.Run;
import io.supervised.Supervised;
import io.supervised.Supervisor;
import io.supervised.event.ChildEvent;
import io.supervised.event.ChildStarted;
import io.supervised.event.ChildStopped;
import io.supervised.event.NodeDown;
import io.supervised.event.NodeUp;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LifeCycleTest {

  private static final int PORT = 18180;

  @Test
  void the_node_is_a_member_before_the_container_serves() {
    try (Application application = start("solo")) {
      Supervisor supervisor = application.get(Supervisor.class);
      assertThat(supervisor.nodes()).extracting(ClusterNode::name).containsExactly("solo");
      assertThat(supervisor.localNode().name()).isEqualTo("solo");
    }
  }

  @Test
  void a_node_without_a_name_is_called_after_its_port() {
    try (Application application = Application.start(PORT, Map.of(), Diary.class)) {
      assertThat(application.get(Supervisor.class).localNode().name()).isEqualTo("node-" + PORT);
    }
  }

  @Test
  void children_stop_before_the_container_ends_and_everybody_hears_of_it() {
    Application application = start("solo");
    List<String> diary = application.get(Diary.class).entries();
    await().atMost(SOON).untilAsserted(() -> assertThat(diary).contains("started loop"));
    application.close();
    assertThat(diary)
        .containsSubsequence(
            "up solo", "started loop", "loop interrupted", "loop destroyed", "stopped loop");
  }

  @Test
  void asynchronous_observers_hear_the_same_in_the_same_order() {
    try (Application one = start("one")) {
      List<String> diary = one.get(Diary.class).entries();
      start("two").close();
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(diary).contains("async down two", "down two"));
      assertThat(diary).containsSubsequence("async up one", "async up two", "async down two");
      assertThat(diary).containsSubsequence("up one", "up two", "down two");
    }
  }

  @Test
  void a_newcomer_hears_of_every_member_it_finds() {
    try (Application one = start("one");
        Application two = start("two");
        Application three = start("three")) {
      assertThat(List.of(one, two, three)).hasSize(3);
      List<String> diary = three.get(Diary.class).entries();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(diary).containsSubsequence("up one", "up two", "up three"));
    }
  }

  @Test
  void a_stub_that_outlives_the_node_says_that_the_call_did_not_run() {
    Application application = start("solo");
    Looper stub = application.get(Looper.class);
    application.close();
    assertThatThrownBy(stub::touch)
        .isInstanceOf(NotExecutedException.class)
        .hasMessageContaining("SUPV00027");
  }

  @Test
  void neither_thread_nor_port_is_left_behind() {
    Set<Thread> before = threads();
    Application application = start("solo");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(application.supervisor().localChildren()).hasSize(1));
    assertThat(freePorts()).doesNotContain(PORT, PORT + 100);
    application.close();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(threads())
            .filteredOn(thread -> !before.contains(thread))
            .extracting(Thread::getName)
            .noneMatch(LifeCycleTest::isOurs));
    assertThat(freePorts()).contains(PORT, PORT + 20, PORT + 100);
  }

  @Test
  void taken_ports_are_one_clear_error_and_leave_nothing_half_started() throws IOException {
    Set<Thread> before = threads();
    try (ServerSocket taken = new ServerSocket(PORT, 1, loopback())) {
      assertThat(taken.isBound()).isTrue();
      assertThatThrownBy(() -> Application.start(
                  PORT, Map.of("supervised.transport.port-range", "1"), Diary.class)
              .close())
          .hasStackTraceContaining("SUPV00274")
          .hasStackTraceContaining("18180 to 18180");
    }
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(threads())
            .filteredOn(thread -> !before.contains(thread))
            .extracting(Thread::getName)
            .noneMatch(LifeCycleTest::isOurs));
    assertThat(freePorts()).contains(PORT, PORT + 1, PORT + 100);
  }

  private static Application start(String name) {
    return Application.start(PORT, Map.of("supervised.node.name", name), Diary.class, Looper.class);
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .collect(Collectors.toSet());
  }

  /** Threads of the supervisor, of JGroups and of Infinispan. */
  private static boolean isOurs(String name) {
    return name.contains("supervised")
        || name.contains("jgroups")
        || name.matches(".*(blocking-thread|ISPN|FD_SOCK|TcpServer|connection).*");
  }

  private static List<Integer> freePorts() {
    List<Integer> free = new ArrayList<>();
    for (int port : new int[] {PORT, PORT + 1, PORT + 20, PORT + 100}) {
      try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
        free.add(socket.getLocalPort());
      } catch (IOException taken) {
        // not free
      }
    }
    return free;
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  @ApplicationScoped
  static class Diary {
    private final List<String> entries = new CopyOnWriteArrayList<>();

    List<String> entries() {
      return entries;
    }

    void up(@Observes @NodeUp ClusterNode node) {
      entries.add("up " + node);
    }

    void down(@Observes @NodeDown ClusterNode node) {
      entries.add("down " + node);
    }

    void upAsync(@ObservesAsync @NodeUp ClusterNode node) {
      entries.add("async up " + node);
    }

    void downAsync(@ObservesAsync @NodeDown ClusterNode node) {
      entries.add("async down " + node);
    }

    void started(@Observes @ChildStarted ChildEvent event) {
      entries.add("started " + event.bean());
    }

    void stopped(@Observes @ChildStopped ChildEvent event) {
      entries.add("stopped " + event.bean());
    }

    void note(String entry) {
      entries.add(entry);
    }
  }

  @Supervised(name = "loop", everyNode = true)
  static class Looper {
    @Inject
    Diary diary;

    void touch() {}

    @Run
    void loop() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException stop) {
        diary.note("loop interrupted");
      }
    }

    @PreDestroy
    void destroyed() {
      diary.note("loop destroyed");
    }
  }
}
