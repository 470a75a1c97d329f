package io.supervised.benchmarks;

import io.supervised.Child;
import io.supervised.ChildSpec;
import io.supervised.OverloadedException;
import io.supervised.Supervised;
import io.supervised.engine.ClusterSupervisor;
import io.supervised.engine.Configuration;
import io.supervised.engine.SupervisionOptions;
import io.supervised.engine.SupervisorListener;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.peer.LocalDiscovery;
import io.supervised.engine.segment.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * What a sick child costs its siblings: 1,000 children of one node are called from another node of the same JVM, alone and beside a
 * child that crashes, one that is blocked, and one whose mailbox is full. Prints the 99th percentile of each, and its ratio to the calls
 * alone; fails if a call to a sibling failed.
 */
public final class SickSiblingMeasurement {

  private static final int SIBLINGS = 1_000;
  private static final int CALLS = 60_000;
  private static final int CRASHES = 1_000;
  private static final int PORT = 19_310;

  private final ClusterSupervisor host;
  private final ClusterSupervisor caller;
  private final List<Child<Sibling>> siblings;
  private long calls;
  private long failures;

  private SickSiblingMeasurement() {
    String cluster = "siblings-" + ProcessHandle.current().pid();
    host = node("host", cluster);
    caller = node("caller", cluster);
    List<ChildSpec<Sibling>> specs = IntStream.range(0, SIBLINGS)
        .mapToObj(number -> ChildSpec.of(Sibling.class)
            .named("sibling-" + number)
            .onlyOn("host")
            .build())
        .toList();
    host.startChildren(specs);
    siblings = specs.stream()
        .<Child<Sibling>>map(spec -> caller.child(Sibling.class, spec.name()))
        .toList();
    siblings.forEach(sibling -> sibling.within(Duration.ofSeconds(30)).call(Sibling::count));
  }

  private static ClusterSupervisor node(String name, String cluster) {
    ClusterOptions options = new ClusterOptions(
        cluster, new LocalDiscovery(PORT, 4), 256, false, Duration.ofSeconds(30));
    ClusterSupervisor node = new ClusterSupervisor(
        Configuration.defaults().in(options).with(restartsSoon()).named(name),
        List.of(new SupervisedBean(
            "sibling", Sibling.class, 1, false, false, InstanceFactory.of(Sibling::new))),
        SupervisorListener.NONE,
        SickSiblingMeasurement.class.getClassLoader());
    node.start();
    return node;
  }

  /** As fast as by default after the first crash, each time: with pauses that double, a thousand crashes would take hours. */
  private static SupervisionOptions restartsSoon() {
    Duration first = Backoff.DEFAULT.first();
    SupervisionOptions defaults = SupervisionOptions.defaults();
    return new SupervisionOptions(
        new Backoff(first, first), defaults.patience(), defaults.threads());
  }

  /** Measures, and prints what was measured. */
  public static void main(String[] args) throws InterruptedException {
    SickSiblingMeasurement measurement = new SickSiblingMeasurement();
    try {
      measurement.run();
    } finally {
      measurement.caller.close();
      measurement.host.close();
    }
  }

  private void run() throws InterruptedException {
    p99();
    double alone = p99();
    print("alone", alone, alone);
    print("beside a child that crashes " + CRASHES + " times", whileCrashing(), alone);
    print("beside a child that is blocked", whileBlocked(), alone);
    print("beside a child with a full mailbox", whileFull(), alone);
    print("alone again", p99(), alone);
    System.out.printf("%d calls to siblings, %d failed%n", calls, failures);
    if (failures > 0) {
      throw new IllegalStateException(failures + " calls to siblings failed");
    }
  }

  private static void print(String what, double p99, double alone) {
    System.out.printf("%s: p99 %.0f us, %.2f times as long as alone%n", what, p99, p99 / alone);
  }

  private double p99() {
    return p99(() -> false);
  }

  /** The 99th percentile of calls to siblings, one after the other, in microseconds: of a number of them, and of as many as it takes. */
  private double p99(BooleanSupplier goesOn) {
    SplittableRandom random = new SplittableRandom(7);
    List<Long> nanos = new ArrayList<>();
    while (nanos.size() < CALLS || goesOn.getAsBoolean()) {
      Child<Sibling> sibling = siblings.get(random.nextInt(SIBLINGS));
      long begin = System.nanoTime();
      try {
        sibling.call(Sibling::count);
      } catch (RuntimeException failed) {
        failures++;
      }
      nanos.add(System.nanoTime() - begin);
    }
    calls += nanos.size();
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[sorted.length * 99 / 100] / 1_000.0;
  }

  private double whileCrashing() throws InterruptedException {
    Child<Sibling> sick = sick("crashing");
    Thread crashing = new Thread(
        () -> {
          for (int i = 0; i < CRASHES; i++) {
            crash(sick);
          }
        },
        "crashing");
    crashing.start();
    double p99 = p99(crashing::isAlive);
    crashing.join();
    return p99;
  }

  /** Waits until it runs again. */
  private static void crash(Child<Sibling> sick) {
    try {
      sick.within(Duration.ofSeconds(30)).call(Sibling::crash);
      throw new AssertionError("it has not crashed");
    } catch (IllegalStateException asAsked) {
      // that is the case
    }
  }

  private double whileBlocked() {
    Child<Sibling> sick = sick("blocked");
    sick.cast(Sibling::block);
    double p99 = p99();
    Sibling.BLOCKED.countDown();
    return p99;
  }

  private double whileFull() {
    Child<Sibling> sick = sick("full");
    Child<Sibling> local = host.child(Sibling.class, "full");
    local.cast(Sibling::blockAgain); // by the caller that fills the mailbox, so that it comes first
    fill(sick, local);
    double p99 = p99();
    Sibling.FULL.countDown();
    return p99;
  }

  /** Until its mailbox takes no more from anybody. */
  private static void fill(Child<Sibling> remote, Child<Sibling> local) {
    castUntilRefused(local);
    remote.cast(Sibling::count); // there may be room for one more
    try {
      remote.call(Sibling::count);
      throw new IllegalStateException("the mailbox is not full");
    } catch (OverloadedException asItShould) {
      System.out.println("the mailbox is full: " + asItShould.getMessage());
    }
  }

  private static void castUntilRefused(Child<Sibling> child) {
    boolean refused = false;
    while (!refused) {
      try {
        child.cast(Sibling::count);
      } catch (OverloadedException enough) {
        refused = true;
      }
    }
  }

  private Child<Sibling> sick(String name) {
    host.startChild(ChildSpec.of(Sibling.class)
        .named(name)
        .onlyOn("host")
        .maxRestarts(Supervised.UNLIMITED, Duration.ofSeconds(5))
        .build());
    return caller.child(Sibling.class, name);
  }

  /** One of the children. */
  public static class Sibling {

    private static final CountDownLatch BLOCKED = new CountDownLatch(1);
    private static final CountDownLatch FULL = new CountDownLatch(1);
    private long count;

    /** What siblings do. */
    public long count() {
      return ++count;
    }

    /** Crashes. */
    public long crash() {
      throw new IllegalStateException("as asked, in call " + count);
    }

    /** Does not return until the measurement is over. */
    public void block() {
      await(BLOCKED);
    }

    /** The same for the next measurement. */
    public void blockAgain() {
      await(FULL);
    }

    private static void await(CountDownLatch latch) {
      try {
        if (!latch.await(5, TimeUnit.MINUTES)) {
          throw new IllegalStateException("the measurement does not end");
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
