package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.TestNodes.Diary;
import io.supervised.event.ChildEvent;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

class EventDispatcherTest {

  private static final ClusterNode NODE = new ClusterNode("a", new UUID(0, 1));
  private static final ChildEvent CHILD =
      new ChildEvent("x", "bean", NODE, new Token(1, "p", 1, 0));

  private final Diary diary = new Diary();
  private final AtomicLong now = new AtomicLong();
  private final EventDispatcher dispatcher = new EventDispatcher(
      diary, "events-test", EventDispatcherTest.class.getClassLoader(), now::get);

  @Test
  void an_observer_that_throws_does_not_keep_others_from_hearing() {
    dispatcher.ofNode(listener -> {
      throw new IllegalStateException("from an observer");
    });
    dispatcher.ofNode(listener -> listener.nodeUp(NODE));
    dispatcher.close();
    assertThat(diary.entries()).containsExactly("up a");
  }

  @Test
  void events_of_nodes_wait_for_a_blocked_observer_and_too_many_of_children_do_not() {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    dispatcher.ofNode(listener -> {
      blocked.countDown();
      awaitQuietly(release);
    });
    awaitQuietly(blocked);
    for (int event = 0; event < EventDispatcher.MOST_WAITING + 100; event++) {
      dispatcher.ofChild(listener -> listener.childStarted(CHILD));
    }
    dispatcher.ofNode(listener -> listener.nodeDown(NODE));
    release.countDown();
    await().atMost(SOON).untilAsserted(() -> assertThat(diary.entries()).endsWith("down a"));
    assertThat(diary.entries()).hasSize(EventDispatcher.MOST_WAITING + 1);
    dispatcher.close();
  }

  @Test
  @ResourceLock(LogBook.LOCK)
  void an_observer_that_blocks_is_told_of_once_with_the_place_where_it_stands() {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    dispatcher.ofNode(listener -> {
      blocked.countDown();
      awaitQuietly(release);
    });
    awaitQuietly(blocked);
    dispatcher.ofNode(listener -> listener.nodeUp(NODE));
    LogBook log = new LogBook();
    try {
      now.set(EventDispatcher.PATIENCE.toNanos() - 1);
      dispatcher.look();
      assertThat(log.with("SUPV00053")).isEmpty();
      now.set(EventDispatcher.PATIENCE.toNanos());
      dispatcher.look();
      dispatcher.look();
      assertThat(log.with("SUPV00053"))
          .singleElement(as(STRING))
          .contains("WARN", "PT10S", "1 events wait", "io.supervised.engine.EventDispatcherTest.");
      release.countDown();
      await().atMost(SOON).untilAsserted(() -> assertThat(diary.entries()).containsExactly("up a"));
      now.addAndGet(EventDispatcher.PATIENCE.toNanos());
      dispatcher.look();
      assertThat(log.with("SUPV00053")).hasSize(1);
    } finally {
      log.close();
    }
    dispatcher.close();
  }

  @Test
  @ResourceLock(LogBook.LOCK)
  void in_the_end_events_of_nodes_are_dropped_too() {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    dispatcher.ofNode(listener -> {
      blocked.countDown();
      awaitQuietly(release);
    });
    awaitQuietly(blocked);
    LogBook log = new LogBook();
    try {
      for (int event = 0; event < EventDispatcher.MOST_WAITING_WITH_NODES + 100; event++) {
        dispatcher.ofNode(listener -> listener.nodeUp(NODE));
      }
      assertThat(log.with("SUPV00054")).hasSize(1);
    } finally {
      log.close();
    }
    release.countDown();
    dispatcher.ofNode(listener -> listener.nodeDown(NODE));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(diary.entries())
            .hasSizeGreaterThanOrEqualTo(EventDispatcher.MOST_WAITING_WITH_NODES));
    dispatcher.close();
  }

  @Test
  void an_observer_that_never_returns_does_not_keep_the_node_from_ending() {
    CountDownLatch never = new CountDownLatch(1);
    dispatcher.ofNode(listener -> awaitQuietly(never));
    dispatcher.ofNode(listener -> listener.nodeUp(NODE));
    dispatcher.close();
    assertThat(diary.entries()).isEmpty();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
