package io.supervised.benchmarks;

import io.supervised.Child;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.RunnerException;

/** A call to a child on the caller's own node, by lambda and by proxy, beside one that any object gets. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // made before the first call
public class LocalCallBenchmark {

  private final Echo direct = new Echo();
  private EchoNode node;
  private Child<Echo> child;
  private Echo proxy;
  private long number;

  @Setup
  public void start() {
    node = new EchoNode("alone", "benchmark-" + ProcessHandle.current().pid());
    child = node.echo(true);
    proxy = child.proxy();
  }

  @TearDown
  public void stop() {
    node.close();
  }

  @Benchmark
  public long direct() {
    return direct.echo(number++);
  }

  @Benchmark
  public long call() {
    return child.call(echo -> echo.echo(number++));
  }

  @Benchmark
  public long proxy() {
    return proxy.echo(number++);
  }

  /** Runs the benchmark and prints the times of a call as multiples of the direct one. */
  public static void main(String[] args) throws RunnerException {
    Ratios ratios = Ratios.of(LocalCallBenchmark.class);
    ratios.print("call", "direct");
    ratios.print("proxy", "direct");
  }
}
