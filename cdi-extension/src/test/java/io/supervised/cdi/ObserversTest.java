package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.ClusterNode;
import io.supervised.Supervised;
import io.supervised.event.ChildEvent;
import io.supervised.event.ChildStarted;
import io.supervised.event.ChildStopped;
import io.supervised.event.ClusterWide;
import io.supervised.event.NodeUp;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.EventMetadata;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Several observers of one event. */
class ObserversTest {

  private static final int PORT = 18160;

  @Test
  void one_that_fails_keeps_no_other_from_hearing() {
    LogBook log = new LogBook();
    try (Application one = Application.start(
        PORT, Map.of("supervised.node.name", "one"), Listeners.class, Lamp.class)) {
      List<String> heard = one.get(Listeners.class).heard();
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(heard)
              .contains("one is up", "async one is up", "lamp is lit", "lamp is lit somewhere"));
      assertThat(heard).containsSubsequence("first of one", "one is up", "any of one");
      assertThat(log.lines())
          .filteredOn(line -> line.contains("SUPV00107"))
          .anyMatch(line -> line.contains("Listeners") && line.contains("one"));
      one.supervisor().terminateChild("lamp");
      await().atMost(SOON).untilAsserted(() -> assertThat(heard).contains("lamp true"));
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(log.lines())
              .anyMatch(line -> line.contains("SUPV00107") && line.contains("Listeners.alone")));
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(log.lines()).anyMatch(line -> line.contains("SUPV00105")));
    } finally {
      log.close();
    }
  }

  @ApplicationScoped
  static class Listeners {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    List<String> heard() {
      return heard;
    }

    void first(@Observes @NodeUp @Priority(1) ClusterNode node) {
      heard.add("first of " + node.name());
      throw new IllegalStateException("not me");
    }

    void second(@Observes @NodeUp @Priority(2) ClusterNode node) {
      heard.add("second of " + node.name());
      throw new AssertionError("nor me");
    }

    void up(@Observes @NodeUp @Priority(3) ClusterNode node) {
      heard.add(node.name() + " is up");
    }

    void any(@Observes @Any @Priority(4) ClusterNode node) {
      heard.add("any of " + node.name());
    }

    void alone(@Observes @ChildStopped ChildEvent event, EventMetadata told) {
      heard.add(event.name() + " " + told.getQualifiers().contains(ChildStopped.Literal.INSTANCE));
      throw new IllegalStateException("not alone either");
    }

    void failing(@ObservesAsync @NodeUp @Priority(1) ClusterNode node) {
      throw new IllegalStateException("not me either");
    }

    void later(@ObservesAsync @NodeUp @Priority(2) ClusterNode node) {
      heard.add("async " + node.name() + " is up");
    }

    void failing(@Observes @ChildStarted @Priority(1) ChildEvent event) {
      throw new IllegalStateException("not this one");
    }

    void started(@Observes @ChildStarted @Priority(2) ChildEvent event) {
      heard.add(event.name() + " is lit");
    }

    void failingAnywhere(@Observes @ClusterWide @ChildStarted @Priority(1) ChildEvent event) {
      throw new AssertionError("nor this one");
    }

    void anywhere(@Observes @ClusterWide @ChildStarted @Priority(2) ChildEvent event) {
      heard.add(event.name() + " is lit somewhere");
    }
  }

  @Supervised
  static class Lamp {}

  /** What the extension logs from now on. */
  private static final class LogBook extends Handler {

    private final Logger logger = Logger.getLogger("io.supervised.cdi");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    LogBook() {
      logger.addHandler(this);
    }

    List<String> lines() {
      return lines;
    }

    @Override
    public void publish(LogRecord entry) {
      lines.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
    }
  }
}
