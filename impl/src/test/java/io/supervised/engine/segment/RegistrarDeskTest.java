package io.supervised.engine.segment;

import static io.supervised.engine.Patience.SOON;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.engine.child.Delivery;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.child.Refusal;
import io.supervised.engine.segment.Registrar.Kind;
import io.supervised.engine.segment.Registrar.Reply;
import java.lang.reflect.Method;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistrarDeskTest {

  private final Executor replying = RegistrarDeskTest::runAtOnceElsewhere;
  private final SegmentThreads threads =
      new SegmentThreads("desk-test-", replying, replying, (millis, task) -> {});
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<String> diary = new CopyOnWriteArrayList<>();
  private final Room room = new Room(1).open();
  private volatile @Nullable Registrar registrar = new SegmentRegistrar(room.segment);
  private volatile boolean permitted = true;
  private final RegistrarDesk desk =
      new RegistrarDesk(threads, new OrderLimit(2), () -> registrar, () -> permitted);

  @AfterEach
  void end() {
    gate.countDown();
    threads.close();
  }

  @Test
  void the_reply_is_given_on_a_thread_that_may_wait() {
    desk.take(new Order("x"));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(diary).containsExactly("x: ABSENT on replying"));
  }

  @Test
  void more_orders_than_may_wait_are_refused_at_once_and_there_is_room_again_later() {
    threads.execute(this::hold);
    for (String child : List.of("x", "y", "z")) {
      desk.take(new Order(child));
    }
    assertThat(diary).containsExactly("z: OVERLOADED");
    gate.countDown();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(diary).contains("x: ABSENT on replying", "y: ABSENT on replying"));
    desk.take(new Order("z"));
    await().atMost(SOON).untilAsserted(() -> assertThat(diary).contains("z: ABSENT on replying"));
  }

  @Test
  void orders_for_a_segment_that_is_gone_or_without_a_lease_are_refused() {
    permitted = false;
    desk.take(new Order("x"));
    await().atMost(SOON).untilAsserted(() -> assertThat(diary).containsExactly("x: NO_LEASE"));
    registrar = null;
    desk.take(new Order("y"));
    await().atMost(SOON).untilAsserted(() -> assertThat(diary).contains("y: NOT_HERE"));
    threads.close();
    desk.take(new Order("z"));
    assertThat(diary).contains("z: NOT_HERE");
  }

  /** The fastest thread there is: it has replied before whoever hands the reply over goes on. */
  private static void runAtOnceElsewhere(Runnable reply) {
    Thread thread = new Thread(reply, "replying");
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void hold() {
    try {
      gate.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks for the end of a child that is not there, and notes how that ends. */
  private final class Order implements Delivery {

    private final String child;

    Order(String child) {
      this.child = child;
    }

    @Override
    public void perform(Instance instance) {
      try {
        Method terminate =
            Registrar.class.getMethod("terminate", String.class, UUID.class, boolean.class);
        CompletionStage<?> stage = (CompletionStage<?>)
            instance.invoke(terminate, new Object[] {child, new UUID(0, 1), true});
        var unused = requireNonNull(stage).thenAccept(this::replied);
      } catch (ReflectiveOperationException impossible) {
        throw new LinkageError("no such order", impossible);
      }
    }

    private void replied(@Nullable Object reply) {
      Kind kind = ((Reply) requireNonNull(reply)).kind();
      diary.add(child + ": " + kind + " on " + Thread.currentThread().getName());
    }

    @Override
    public void refuse(Refusal reason) {
      diary.add(child + ": " + reason);
    }
  }
}
