package io.supervised.benchmarks;

import io.supervised.Child;
import io.supervised.ChildInfo;
import io.supervised.ChildSpec;
import io.supervised.ClusterNode;
import io.supervised.Supervised;
import io.supervised.engine.ClusterSupervisor;
import io.supervised.engine.Configuration;
import io.supervised.engine.RebalanceOptions;
import io.supervised.engine.SupervisorListener;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.peer.LocalDiscovery;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a join and a graceful leave cost 10,000 children, on nodes of one JVM: how long the longest silence of a child is, from the end of
 * its old instance to the beginning of the new one, how many move, how long it takes, and what a caller on another node sees. Fails if a
 * call failed. Arguments: how many segments may be on the move at a time, and how many children there are.
 */
public final class MovesMeasurement {

  private static final int PORT = 19_310;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** When the last instance of each child ended, if the next one has not begun. */
  private static final Map<String, Long> ENDED = new ConcurrentHashMap<>();

  private static final AtomicLong LONGEST = new AtomicLong();
  private static final AtomicLong MOVED = new AtomicLong();

  private final String cluster = "moves-" + ProcessHandle.current().pid();
  private final RebalanceOptions rebalance;
  private final int children;

  private MovesMeasurement(int maxConcurrent, int children) {
    RebalanceOptions usual = RebalanceOptions.defaults();
    this.rebalance =
        new RebalanceOptions(maxConcurrent, usual.pause(), usual.delay(), usual.drainTimeout());
    this.children = children;
  }

  /** Measures, and prints what was measured. */
  public static void main(String[] arguments) throws InterruptedException {
    int most = arguments.length > 0
        ? Integer.parseInt(arguments[0])
        : RebalanceOptions.defaults().maxConcurrent();
    int children = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
    new MovesMeasurement(most, children).run();
  }

  private void run() throws InterruptedException {
    System.out.printf("%d children, %d segments at a time%n", children, rebalance.maxConcurrent());
    try (ClusterSupervisor a = node("a");
        ClusterSupervisor b = node("b")) {
      await(() -> b.nodes().size() == 2);
      List<ChildSpec<Counter>> specs = IntStream.range(0, children)
          .mapToObj(
              number -> ChildSpec.of(Counter.class).named("counter-" + number).build())
          .toList();
      a.startChildren(specs);
      await(() -> a.localChildren().size() + b.localChildren().size() == children);
      Caller caller = new Caller(b, children);
      caller.start();
      for (int round = 0; round < 3; round++) {
        ClusterSupervisor c = measure("join", caller, () -> {
          ClusterSupervisor joining = node("c");
          long share = children / 3L * 85 / 100;
          await(() ->
              joining.localChildren().size() > share && joining.planRebalance().isEmpty());
          return joining;
        });
        System.out.printf("  shares: %s%n", shares(b));
        measure("leave", caller, () -> {
          c.close();
          return c;
        });
        await(() -> a.localChildren().size() + b.localChildren().size() == children);
      }
      caller.end();
    }
  }

  private static Map<ClusterNode, Long> shares(ClusterSupervisor node) {
    return node.children().stream()
        .collect(Collectors.groupingBy(ChildInfo::node, Collectors.counting()));
  }

  private interface Change {
    ClusterSupervisor make() throws InterruptedException;
  }

  private static ClusterSupervisor measure(String what, Caller caller, Change change)
      throws InterruptedException {
    LONGEST.set(0);
    MOVED.set(0);
    caller.reset();
    long begin = System.nanoTime();
    ClusterSupervisor changed = change.make();
    long millis = millis(System.nanoTime() - begin);
    System.out.printf(
        "%s: %d ms, %d moved, longest silence of a child %d ms, longest call %d ms of %d, %d failed%n",
        what,
        millis,
        MOVED.get(),
        millis(LONGEST.get()),
        millis(caller.longest.get()),
        caller.calls.get(),
        caller.failed.get());
    if (caller.failed.get() > 0) {
      throw new IllegalStateException(caller.failed.get() + " calls failed");
    }
    return changed;
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  private ClusterSupervisor node(String name) {
    ClusterOptions options = new ClusterOptions(
        cluster, new LocalDiscovery(PORT, 4), 256, false, Duration.ofSeconds(30));
    ClusterSupervisor node = new ClusterSupervisor(
        Configuration.defaults().in(options).with(rebalance).named(name),
        List.of(new SupervisedBean(
            "counter", Counter.class, 1, false, false, context -> new Noted(context.name()))),
        SupervisorListener.NONE,
        MovesMeasurement.class.getClassLoader());
    node.start();
    return node;
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("it takes longer than " + PATIENCE);
      }
      Thread.sleep(5);
    }
  }

  /** Calls children at random, one after the other, all the time. */
  private static final class Caller extends Thread {

    private final List<Child<Counter>> called = new ArrayList<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private volatile boolean over;

    Caller(ClusterSupervisor on, int children) {
      super("caller");
      for (int number = 0; number < children; number++) {
        called.add(on.child(Counter.class, "counter-" + number));
      }
    }

    void reset() {
      calls.set(0);
      failed.set(0);
      longest.set(0);
    }

    @Override
    public void run() {
      SplittableRandom random = new SplittableRandom(7);
      while (!over) {
        Child<Counter> child = called.get(random.nextInt(called.size()));
        long begin = System.nanoTime();
        try {
          child.call(Counter::count);
        } catch (RuntimeException failure) {
          failed.incrementAndGet();
          System.out.println(failure);
        }
        longest.accumulateAndGet(System.nanoTime() - begin, Math::max);
        calls.incrementAndGet();
        LockSupport.parkNanos(200_000);
      }
    }

    void end() throws InterruptedException {
      over = true;
      join();
    }
  }

  /** An instance that notes when it ends, and when the next one begins. */
  private static final class Noted implements Instance {

    private final String child;
    private final Counter counter = new Counter();

    Noted(String child) {
      this.child = child;
      Long ended = ENDED.remove(child);
      if (ended != null) {
        MOVED.incrementAndGet();
        LONGEST.accumulateAndGet(System.nanoTime() - ended, Math::max);
      }
    }

    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] arguments)
        throws IllegalAccessException, InvocationTargetException {
      return method.invoke(counter, arguments);
    }

    @Override
    public void destroy() {
      ENDED.put(child, System.nanoTime());
    }
  }

  /** Counts how often it is called. */
  @Supervised(autoStart = false)
  public static class Counter {

    private int count;

    /** How often it was called, this time included. */
    public int count() {
      return ++count;
    }
  }
}
