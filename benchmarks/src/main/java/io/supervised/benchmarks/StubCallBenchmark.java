package io.supervised.benchmarks;

import io.supervised.engine.stub.StubClass;
import io.supervised.engine.stub.StubHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.RunnerException;

/**
 * A call through the stub of a class, beside the same call through a {@link Proxy} with the same handler and a direct one.
 *
 * <p>The handler either answers by itself, so that only the way to it is measured, or invokes the method on the bean.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx128m")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class StubCallBenchmark {

  /** What the handler does with a call. */
  public enum Handling {
    ANSWERS,
    INVOKES
  }

  @Param
  public Handling handling = Handling.ANSWERS;

  private int count = 1;
  private Counter direct = new Counter();
  private Counter stub = direct;
  private Counts proxy = direct;

  @Setup
  public void createStubs() {
    StubHandler handler =
        handling == Handling.ANSWERS ? new Answering() : new Invoking(new Counter());
    direct = new Counter();
    stub = StubClass.of(Counter.class).create(handler);
    proxy = (Counts) Proxy.newProxyInstance(
        Counts.class.getClassLoader(), new Class<?>[] {Counts.class}, handler);
  }

  @Benchmark
  public long direct() {
    return direct.add(count++, 2L);
  }

  @Benchmark
  public long stub() {
    return stub.add(count++, 2L);
  }

  @Benchmark
  public long proxy() {
    return proxy.add(count++, 2L);
  }

  /** Runs the benchmark and prints the times of a call as multiples of the others. */
  public static void main(String[] args) throws RunnerException {
    Ratios ratios = Ratios.of(StubCallBenchmark.class);
    ratios.print("stub", "direct");
    ratios.print("proxy", "direct");
    ratios.print("stub", "proxy");
  }

  /** The interface for the proxy. */
  public interface Counts {
    long add(int count, long step);
  }

  /** The bean. */
  public static class Counter implements Counts {
    private long total;

    @Override
    public long add(int count, long step) {
      total += count * step;
      return total;
    }
  }

  private record Answering() implements StubHandler {
    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] args) {
      return args[1];
    }

    @Override
    public String describe() {
      return "a constant";
    }
  }

  private record Invoking(Counter counter) implements StubHandler {
    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] args) throws Throwable {
      return method.invoke(counter, args);
    }

    @Override
    public String describe() {
      return "a counter";
    }
  }
}
