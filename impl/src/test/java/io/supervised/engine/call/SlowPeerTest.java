package io.supervised.engine.call;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.NotExecutedException;
import io.supervised.OutcomeUnknownException;
import io.supervised.engine.call.CallFrame.Beacon;
import io.supervised.engine.call.CallFrame.Request;
import io.supervised.engine.child.CallChains;
import io.supervised.engine.codec.AllowList;
import io.supervised.engine.codec.Codec;
import io.supervised.engine.codec.References;
import io.supervised.engine.core.NodeId;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls while one of the other nodes takes nothing more. */
class SlowPeerTest {

  private static final NodeId SELF = new NodeId(new UUID(0, 1));
  private static final NodeId HUNG = new NodeId(new UUID(0, 2));
  private static final NodeId WELL = new NodeId(new UUID(0, 3));
  private static final Map<String, NodeId> HOSTS = Map.of("hung", HUNG, "well", WELL);

  /** The type of the children. */
  interface Diary {
    byte[] write(byte[] page);
  }

  private final CountDownLatch hang = new CountDownLatch(1);
  private final Queue<Envelope> arrived = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final CallExchange calls = new CallExchange(
      new CallOptions(Duration.ofSeconds(5), 100, 4 << 20, List.of()),
      new FixedCluster(SELF, List.of(SELF, HUNG, WELL), HOSTS),
      child -> null,
      List.of(Diary.class),
      new CallChains(),
      new Codec(
          AllowList.of(List.of(), List.of()),
          SlowPeerTest.class.getClassLoader(),
          4 << 20,
          References.NONE),
      new Channel(),
      this::later,
      threads,
      threads,
      System::nanoTime);

  private void later(int millis, Runnable what) {
    var unused = timer.schedule(what, millis, TimeUnit.MILLISECONDS);
  }

  private final class Channel implements FrameChannel {

    @Override
    public boolean send(UUID to, byte[] frame) {
      if (to.equals(HUNG.incarnation())) {
        waitForIt();
      }
      try {
        return arrived.add(FrameCodec.decode(frame, 0, frame.length));
      } catch (FrameCodec.MalformedFrameException impossible) {
        throw new AssertionError(impossible);
      }
    }

    @Override
    public boolean isBehind(UUID to, int bytes) {
      return to.equals(HUNG.incarnation()) && hang.getCount() > 0;
    }

    private void waitForIt() {
      try {
        hang.await();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @BeforeEach
  void begin() {
    for (NodeId each : List.of(HUNG, WELL)) {
      byte[] heard =
          FrameCodec.encode(new Envelope(each, SELF, 1, System.nanoTime(), new Beacon(false)));
      calls.receive(each.incarnation(), heard, 0, heard.length);
    }
    Future<?> unused = timer.scheduleWithFixedDelay(calls::sweep, 20, 20, TimeUnit.MILLISECONDS);
  }

  @AfterEach
  void end() {
    hang.countDown();
    timer.shutdownNow();
    threads.shutdownNow();
  }

  private static Method method() {
    try {
      return Diary.class.getMethod("write", byte[].class);
    } catch (NoSuchMethodException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Made in a thread of its own, for it must not wait, and if it did the test should end. */
  private CompletableFuture<?> begin(String child, int size, long millis) {
    CompletableFuture<@Nullable Object> end = new CompletableFuture<>();
    threads.execute(() -> {
      var unused = calls
          .router()
          .callAsync(
              child,
              Diary.class,
              method(),
              new Object[] {new byte[size]},
              Duration.ofMillis(millis))
          .whenComplete((value, failure) -> end.completeExceptionally(failure));
    });
    return end;
  }

  private CompletableFuture<?> waitFor(String child, long millis) {
    CompletableFuture<@Nullable Object> end = new CompletableFuture<>();
    threads.execute(() -> {
      try {
        end.complete(calls
            .router()
            .call(
                child,
                Diary.class,
                method(),
                new Object[] {new byte[1]},
                Duration.ofMillis(millis)));
      } catch (Throwable failed) {
        end.completeExceptionally(failed);
      }
    });
    return end;
  }

  @Test
  void calls_to_it_end_by_their_deadlines_and_so_do_calls_to_others() {
    CompletableFuture<?> toHung = begin("hung", 10, 200);
    CompletableFuture<?> waiting = waitFor("hung", 300);
    assertThat(toHung)
        .failsWithin(SOON)
        .withThrowableThat()
        .withCauseInstanceOf(OutcomeUnknownException.class);
    assertThat(waiting)
        .failsWithin(SOON)
        .withThrowableThat()
        .withCauseInstanceOf(OutcomeUnknownException.class);
    assertThat(begin("well", 10, 200))
        .failsWithin(SOON)
        .withThrowableThat()
        .withCauseInstanceOf(OutcomeUnknownException.class);
    assertThat(arrived).extracting(Envelope::to).containsOnly(WELL);
  }

  @Test
  void what_waited_arrives_in_order_once_it_goes_on() {
    for (int size = 0; size < 50; size++) {
      var unused = begin("hung", size, 60_000);
    }
    hang.countDown();
    await().atMost(SOON).until(() -> arrived.size() >= 50);
    assertThat(arrived)
        .filteredOn(envelope -> envelope.frame() instanceof Request)
        .hasSize(50)
        .extracting(Envelope::number)
        .isSorted();
  }

  @Test
  void when_too_much_waits_for_it_a_further_call_is_not_sent() {
    for (int number = 0; number < 4; number++) {
      var unused = begin("hung", 4_000_000, 60_000);
    }
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(begin("hung", 10, 100))
            .failsWithin(SOON)
            .withThrowableThat()
            .havingCause()
            .isInstanceOf(NotExecutedException.class)
            .withMessageContaining("SUPV00174"));
  }
}
