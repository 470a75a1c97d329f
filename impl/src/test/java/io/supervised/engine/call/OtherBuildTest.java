package io.supervised.engine.call;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.NotExecutedException;
import io.supervised.engine.call.CallFrame.Beacon;
import io.supervised.engine.call.CallFrame.Refused;
import io.supervised.engine.call.CallFrame.Request;
import io.supervised.engine.child.CallChains;
import io.supervised.engine.codec.AllowList;
import io.supervised.engine.codec.Codec;
import io.supervised.engine.codec.References;
import io.supervised.engine.core.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that runs another build asks for what this one does not know, or refuses for a reason that this one does not know. */
class OtherBuildTest {

  private static final NodeId SELF = new NodeId(new UUID(0, 1));
  private static final NodeId OTHER = new NodeId(new UUID(0, 2));
  private static final int KIND = 1 + 2 * 16 + 2 * 8; // behind version and envelope
  private static final int REASON = KIND + 1 + 2 * 8;

  /** The type of the children. */
  interface Lamp {
    void light();
  }

  private final Queue<CallFrame> sent = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CallExchange calls = new CallExchange(
      new CallOptions(Duration.ofSeconds(5), 100, 4 << 20, List.of()),
      new FixedCluster(SELF, List.of(SELF, OTHER), Map.of("lamp", OTHER)),
      child -> null,
      List.of(Lamp.class),
      new CallChains(),
      new Codec(
          AllowList.of(List.of(), List.of()),
          OtherBuildTest.class.getClassLoader(),
          4 << 20,
          References.NONE),
      new Channel(),
      (millis, what) -> threads.execute(what),
      threads,
      threads,
      System::nanoTime);

  private final class Channel implements FrameChannel {

    @Override
    public boolean send(UUID to, byte[] frame) {
      try {
        return sent.add(FrameCodec.decode(frame, 0, frame.length).frame());
      } catch (FrameCodec.MalformedFrameException impossible) {
        throw new AssertionError(impossible);
      }
    }

    @Override
    public boolean isBehind(UUID to, int bytes) {
      return false;
    }
  }

  @BeforeEach
  void begin() {
    receive(frame(1, new Beacon(false)));
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void what_it_asks_for_is_refused_so_that_it_knows_that_nothing_was_done() {
    CallId question = new CallId(7, 8);
    byte[] unknown = frame(2, new Refused(question, Reason.OVERLOADED, "and more"));
    unknown[KIND] = 64;
    receive(unknown);
    await()
        .atMost(SOON)
        .until(() -> sent.contains(new Refused(question, Reason.UNKNOWN_KIND, "64")));
  }

  @Test
  void a_call_that_it_refuses_was_not_executed_whatever_its_reason() throws Exception {
    CompletionStage<?> call = calls
        .router()
        .callAsync(
            "lamp",
            Lamp.class,
            Lamp.class.getMethod("light"),
            new Object[0],
            Duration.ofSeconds(5));
    await().atMost(SOON).until(() -> sent.stream().anyMatch(Request.class::isInstance));
    CallId id = sent.stream()
        .filter(Request.class::isInstance)
        .map(frame -> ((Request) frame).id())
        .findFirst()
        .orElseThrow();
    byte[] refusal = frame(2, new Refused(id, Reason.OVERLOADED, "something new"));
    refusal[REASON] = 99;
    receive(refusal);
    assertThat(call.toCompletableFuture())
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(NotExecutedException.class)
        .withMessageContaining("SUPV00199")
        .withMessageContaining("something new");
  }

  private static byte[] frame(long number, CallFrame frame) {
    return FrameCodec.encode(new Envelope(OTHER, SELF, number, System.nanoTime(), frame));
  }

  private void receive(byte[] frame) {
    calls.receive(OTHER.incarnation(), frame, 0, frame.length);
  }
}
