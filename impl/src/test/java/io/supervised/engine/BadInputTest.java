package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildSpec;
import io.supervised.NotExecutedException;
import io.supervised.OutcomeUnknownException;
import io.supervised.OverloadedException;
import io.supervised.SerializationException;
import io.supervised.engine.call.CallOptions;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a child can't be given harms nobody: it is the same instance afterwards, and answers on every node. */
@TestInstance(Lifecycle.PER_CLASS)
class BadInputTest {

  private static final int UNDER_WAY = 5;
  private static final int MAX_BYTES = 20_000;

  private final TestNodes nodes = new TestNodes("bad-input-test", 18380);
  private ClusterSupervisor host;
  private ClusterSupervisor other;

  @BeforeAll
  void start_two_nodes() {
    host = start("a");
    other = start("b");
    await().atMost(SOON).until(() -> host.nodes().size() == 2 && other.nodes().size() == 2);
    host.startChild(ChildSpec.of(Target.class).named("target").onlyOn("a").build());
    await().atMost(SOON).until(() -> other.whereIs("target").equals(host.whereIs("target")));
    both().forEach(target -> target.run(Target::mark));
  }

  private ClusterSupervisor start(String name) {
    CallOptions few = new CallOptions(Duration.ofSeconds(5), UNDER_WAY, MAX_BYTES, List.of());
    ClusterSupervisor node = nodes.make(
        name,
        few,
        new SupervisedBean(
            "target", Target.class, 1, false, false, InstanceFactory.of(Target::new)));
    node.start();
    return node;
  }

  @AfterEach
  void it_is_the_same_instance_and_answers() {
    both().forEach(target -> {
      int marks = target.call(Target::marks);
      assertThat(marks).isEqualTo(2);
    });
  }

  @AfterAll
  void stop_all() {
    nodes.close();
  }

  /** The child as the node sees it that runs it, and as the other one does. */
  private Stream<Child<Target>> both() {
    return Stream.of(host, other).map(node -> node.child(Target.class, "target"));
  }

  private void refuses(Object argument, String type, String path) {
    both().forEach(target -> {
      assertThatThrownBy(() -> target.run(child -> child.take(argument)))
          .isInstanceOfSatisfying(SerializationException.class, refused -> {
            assertThat(refused.typeName()).isEqualTo(type);
            assertThat(refused.path()).isEqualTo(path);
          })
          .hasMessageContainingAll(type, path);
      it_is_the_same_instance_and_answers();
    });
  }

  @Test
  void what_can_not_travel_is_named_with_the_way_to_it() {
    String latch = CountDownLatch.class.getName();
    refuses(new CountDownLatch(1), latch, "argument");
    refuses(new Object[] {"a", new CountDownLatch(1)}, latch, "argument[1]");
    refuses(List.of("a", new CountDownLatch(1)), latch, "argument[1]");
    refuses(Map.of("key", new CountDownLatch(1)), latch, "argument[key]");
    refuses(new Order("o", new Item(new CountDownLatch(1))), latch, "argument -> item -> content");
  }

  @Test
  void a_result_that_can_not_travel_is_named_with_the_way_to_it() {
    both().forEach(target -> {
      assertThatThrownBy(() -> target.call(Target::secret))
          .isInstanceOfSatisfying(
              SerializationException.class,
              refused -> assertThat(refused.path()).isEqualTo("result -> item -> content"))
          .hasMessageContaining("java.lang.Thread");
      it_is_the_same_instance_and_answers();
    });
  }

  @Test
  void too_much_to_send_is_refused() {
    String text = "x".repeat(2 * MAX_BYTES);
    for (Object much : List.of(text, new ArrayList<>(List.of(text)), Optional.of(text))) {
      both().forEach(target -> {
        assertThatThrownBy(() -> target.run(child -> child.take(much)))
            .isInstanceOf(SerializationException.class)
            .hasMessageContaining("supervised.call.max-bytes");
        it_is_the_same_instance_and_answers();
      });
    }
  }

  @Test
  void what_is_too_deep_or_can_not_be_written_is_refused() {
    Object deep = new ArrayList<>();
    for (int depth = 0; depth < 100_000; depth++) {
      deep = new ArrayList<>(List.of(deep));
    }
    for (Object bad : List.of(deep, new Unwritable())) {
      both().forEach(target -> {
        assertThatThrownBy(() -> target.run(child -> child.take(bad)))
            .isInstanceOf(SerializationException.class);
        it_is_the_same_instance_and_answers();
      });
    }
  }

  @Test
  void what_can_not_be_read_is_refused() {
    both().forEach(target -> {
      assertThatThrownBy(() -> target.run(child -> child.take(new Unreadable())))
          .isInstanceOfAny(SerializationException.class, NotExecutedException.class)
          .hasMessageContaining("SUPV00337");
      it_is_the_same_instance_and_answers();
    });
  }

  @Test
  void a_busy_child_takes_so_many_calls_and_a_late_one_does_not_run() {
    both().forEach(target -> {
      Target.gate = new CountDownLatch(1);
      Target.held = false;
      CompletionStage<Integer> held = target.callAsync(Target::hold);
      await().atMost(SOON).until(() -> Target.held);
      assertThatThrownBy(() -> target.within(Duration.ofMillis(50)).run(Target::mark))
          .isInstanceOf(OutcomeUnknownException.class);
      List<CompletionStage<Integer>> waiting = new ArrayList<>();
      for (int i = 1; i < UNDER_WAY; i++) {
        waiting.add(target.callAsync(Target::marks));
      }
      assertThatThrownBy(() -> target.callAsync(Target::marks))
          .isInstanceOf(OverloadedException.class)
          .hasMessageContaining("supervised.mailbox.capacity");
      assertThatThrownBy(() -> target.cast(Target::mark)).isInstanceOf(OverloadedException.class);
      Target.gate.countDown();
      assertThat(held).succeedsWithin(SOON);
      waiting.forEach(each -> assertThat(each).succeedsWithin(SOON).isEqualTo(2));
      it_is_the_same_instance_and_answers();
    });
  }

  record Order(String id, Item item) {}

  record Item(Object content) {}

  static final class Unreadable implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) {
      throw new IllegalStateException("not to be read");
    }
  }

  static final class Unwritable implements Serializable {
    private static final long serialVersionUID = 1L;

    private Object writeReplace() {
      throw new IllegalStateException("not to be written");
    }
  }

  static class Target {

    static volatile boolean held;
    static volatile CountDownLatch gate = new CountDownLatch(1);
    private int marks;

    void mark() {
      marks++;
    }

    int marks() {
      return marks;
    }

    void take(Object anything) {
      marks = Integer.MIN_VALUE; // must not get here
    }

    Order secret() {
      return new Order("o", new Item(new Thread("secret")));
    }

    int hold() throws InterruptedException {
      held = true;
      gate.await();
      return 1;
    }

    // in a signature, so that they may be read
    void known(Order order, Unreadable unreadable, Unwritable unwritable) {}
  }
}
