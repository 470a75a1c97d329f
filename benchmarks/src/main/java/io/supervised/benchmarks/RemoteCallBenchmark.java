package io.supervised.benchmarks;

import io.supervised.Child;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jgroups.Address;

/**
 * Calls to a child in another JVM on this machine, beside request and response over JGroups alone between the same two JVMs, with
 * 1, 64 and 512 of them under way. The two take turns, and the last turn of each counts. A process of its own for each side.
 */
public final class RemoteCallBenchmark {

  private static final int TURNS = 4;
  private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final int MOST_SAMPLES = 4_000_000;

  private RemoteCallBenchmark() {}

  /** Runs the benchmark; with an argument, only the other end of it. */
  public static void main(String[] args) throws Exception {
    String cluster =
        args.length > 0 ? args[0] : "benchmark-" + ProcessHandle.current().pid();
    if (args.length > 0) {
      serve(cluster);
      return;
    }
    Process server = new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            RemoteCallBenchmark.class.getName(),
            cluster)
        .redirectErrorStream(true)
        .redirectOutput(new File(System.getProperty("java.io.tmpdir"), cluster + ".log"))
        .start();
    try (RawChannel raw = new RawChannel(1);
        EchoNode node = new EchoNode("asking", cluster)) {
      Address other = raw.other();
      Child<Echo> echo = node.echo(false);
      for (int inFlight : List.of(1, 64, 512)) {
        compare(inFlight, n -> raw.ask(other, n), n -> ask(echo, n, inFlight));
      }
    } finally {
      server.destroy();
    }
  }

  private static void serve(String cluster) throws Exception {
    RawChannel raw = new RawChannel(0);
    EchoNode node = new EchoNode("answering", cluster);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      node.close();
      raw.close();
    }));
    Thread.currentThread().join();
  }

  /** One at a time is how a thread waits for its call; more are how a program does that does not wait. */
  private static CompletionStage<Long> ask(Child<Echo> echo, long number, int inFlight) {
    if (inFlight == 1) {
      long answer = echo.call(child -> child.echo(number));
      return CompletableFuture.completedStage(answer);
    }
    return echo.callAsync(child -> child.echo(number));
  }

  private static void compare(
      int inFlight,
      LongFunction<CompletionStage<Long>> raw,
      LongFunction<CompletionStage<Long>> ours)
      throws InterruptedException {
    Figures ofRaw = measure(inFlight, raw);
    Figures ofOurs = measure(inFlight, ours);
    for (int turn = 1; turn < TURNS; turn++) {
      ofRaw = measure(inFlight, raw);
      ofOurs = measure(inFlight, ours);
    }
    System.out.printf(Locale.ROOT, "%3d in flight: JGroups %s%n", inFlight, ofRaw);
    System.out.printf(Locale.ROOT, "%3d in flight: call    %s%n", inFlight, ofOurs);
    System.out.printf(
        Locale.ROOT,
        "%3d in flight: a call takes %.2f times as long (p50), and there are %.2f times as many in a second%n",
        inFlight,
        ofOurs.p50() / ofRaw.p50(),
        ofOurs.perSecond() / ofRaw.perSecond());
  }

  /** Microseconds. */
  private record Figures(double p50, double p99, double perSecond) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "p50 %.0f us, p99 %.0f us, %.0f a second", p50, p99, perSecond);
    }
  }

  private static Figures measure(int inFlight, LongFunction<CompletionStage<Long>> asking)
      throws InterruptedException {
    long[] samples = new long[MOST_SAMPLES];
    AtomicLong count = new AtomicLong();
    Semaphore room = new Semaphore(inFlight);
    long begun = System.nanoTime();
    for (long number = 0; System.nanoTime() - begun < TURN_NANOS; number++) {
      room.acquire();
      long asked = System.nanoTime();
      var unused = asking.apply(number).whenComplete((answer, failed) -> {
        if (failed != null) {
          throw new IllegalStateException(failed);
        }
        samples[(int) (count.getAndIncrement() % MOST_SAMPLES)] = System.nanoTime() - asked;
        room.release();
      });
    }
    room.acquire(inFlight);
    double seconds = (System.nanoTime() - begun) / 1e9;
    int size = (int) Math.min(count.get(), MOST_SAMPLES);
    long[] sorted = Arrays.copyOf(samples, size);
    Arrays.sort(sorted);
    return new Figures(
        sorted[size / 2] / 1e3, sorted[(int) (size * 0.99)] / 1e3, count.get() / seconds);
  }
}
