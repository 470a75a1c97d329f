package io.supervised.benchmarks.moves;

import io.supervised.Child;
import io.supervised.engine.ClusterSupervisor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Threads that call children one after the other, and count what was acknowledged for each. */
final class Load {

  private static final int THREADS = 4;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(Integer.getInteger("pause", 0));

  private final List<Child<Counter>> children;
  private final AtomicIntegerArray acknowledged;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private volatile @Nullable RuntimeException failure;
  private volatile boolean over;

  Load(ClusterSupervisor caller, List<String> names) {
    children = names.stream()
        .<Child<Counter>>map(name -> caller.child(Counter.class, name))
        .toList();
    acknowledged = new AtomicIntegerArray(names.size());
    for (int number = 0; number < THREADS; number++) {
      int seed = number;
      Thread thread = new Thread(() -> call(seed), "load-" + number);
      threads.add(thread);
      thread.start();
    }
  }

  private void call(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    while (!over) {
      int chosen = random.nextInt(children.size());
      long begin = System.nanoTime();
      try {
        children.get(chosen).call(Counter::add);
        acknowledged.incrementAndGet(chosen);
      } catch (RuntimeException problem) {
        failed.incrementAndGet();
        failure = problem;
      }
      longest.accumulateAndGet(System.nanoTime() - begin, Math::max);
      calls.incrementAndGet();
      LockSupport.parkNanos(PAUSE);
    }
  }

  void begin() {
    calls.set(0);
    longest.set(0);
  }

  long calls() {
    return calls.get();
  }

  long failed() {
    return failed.get();
  }

  /** The last one, for whoever reads the output. */
  @Nullable
  RuntimeException failure() {
    return failure;
  }

  double longestMillis() {
    return longest.get() / 1e6;
  }

  /** How many children have another count than acknowledged calls, after the end. */
  long wrong() {
    long wrong = 0;
    for (int number = 0; number < children.size(); number++) {
      if (children.get(number).call(Counter::value) != acknowledged.get(number)) {
        wrong++;
      }
    }
    return wrong;
  }

  void end() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
