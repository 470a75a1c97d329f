package io.supervised.tck.faults.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.Token;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.EventLog;
import io.supervised.tck.faults.history.History;
import io.supervised.tck.faults.history.Life;
import io.supervised.tck.faults.witness.Witness;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedInstancesTest {

  private static final Life LIFE = new Life("a", "1");
  private static final int PAUSE_MILLIS = 1;

  @TempDir
  Path folder;

  private EventLog log;
  private Witness witness;

  @BeforeEach
  void open() throws IOException {
    log = EventLog.open(History.file(folder, LIFE), LIFE);
    witness = Witness.open(folder.resolve("witness"), 2);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private List<Event> written() throws IOException {
    return History.read(folder).events();
  }

  private static Token token(int grant) {
    return new Token(1, "p", grant, 0);
  }

  @Test
  void an_activation_is_written_from_its_beginning_to_its_end() throws IOException {
    RecordedInstances idle = RecordedInstances.workers(log, witness, 0);
    idle.create(new FixedChild(1, token(1), true)).destroy();
    assertThat(written())
        .extracting(Event::kind)
        .containsExactly(EventKind.ACT_BEGIN, EventKind.ACT, EventKind.DEA_BEGIN, EventKind.DEA);
    assertThat(written()).allSatisfy(event -> {
      assertThat(event.child()).isEqualTo("worker-1");
      assertThat(event.token()).isEqualTo(token(1));
    });
  }

  @Test
  void a_second_activation_at_the_same_time_is_seen_by_the_witness() throws IOException {
    RecordedInstances idle = RecordedInstances.workers(log, witness, 0);
    idle.create(new FixedChild(1, token(1), true));
    idle.create(new FixedChild(1, token(2), true));
    assertThat(written())
        .filteredOn(event -> event.kind() == EventKind.DOUBLE)
        .singleElement()
        .satisfies(event -> assertThat(event.token()).isEqualTo(token(2)));
  }

  @Test
  void a_worker_has_numbered_effects_until_it_is_interrupted() throws Exception {
    Thread loop = work(new FixedChild(0, token(1), true));
    Awaitility.await()
        .until(() -> written().stream()
            .anyMatch(event -> event.kind() == EventKind.EFFECT && event.effect() == 3));
    loop.interrupt();
    loop.join();
    assertThat(written())
        .filteredOn(event -> event.kind() == EventKind.EFFECT)
        .extracting(Event::effect)
        .startsWith(1L, 2L, 3L);
  }

  @Test
  void a_worker_that_is_not_active_waits_without_an_effect() throws Exception {
    Thread loop = work(new FixedChild(0, token(1), false));
    Awaitility.await().until(() -> loop.getState() == Thread.State.TIMED_WAITING);
    loop.interrupt();
    loop.join();
    assertThat(written()).extracting(Event::kind).doesNotContain(EventKind.EFFECT);
  }

  /** Runs the work loop as the engine does. */
  private Thread work(FixedChild child) {
    RecordedInstances working = RecordedInstances.workers(log, witness, PAUSE_MILLIS);
    Instance instance = working.create(child);
    Method method =
        SupervisedBean.of("worker", working.type(), working).workLoop().orElseThrow();
    Thread loop = new Thread(() -> {
      try {
        instance.invoke(method, new Object[0]);
      } catch (ReflectiveOperationException interrupted) {
        Thread.currentThread().interrupt();
      }
    });
    loop.start();
    return loop;
  }
}
