package io.supervised.benchmarks;

import io.supervised.ChildSpec;
import io.supervised.ChildState;
import io.supervised.StartResult;
import io.supervised.engine.ClusterSupervisor;
import io.supervised.engine.Configuration;
import io.supervised.engine.SupervisorListener;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.peer.LocalDiscovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.infinispan.Cache;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;

/**
 * Starts children in batches on two nodes in this JVM, beside {@code putAll} of as many entries into a replicated cache of two nodes
 * with the same stack.
 * The two take turns, and each turn adds to what is there, so that it is seen whether the cost of one grows with their number.
 */
public final class BulkStartBenchmark {

  private static final int BATCH = 1_000;
  private static final int TURN = 20_000;
  private static final int TURNS = 5;
  private static final int ENTRY_BYTES = 230;
  private static final int PORT = 19_350;

  private BulkStartBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) throws Exception {
    String name = "bulk-" + ProcessHandle.current().pid();
    try (DefaultCacheManager one = grid(name, 0);
        DefaultCacheManager two = grid(name, 1);
        ClusterSupervisor a = node("a", name);
        ClusterSupervisor b = node("b", name)) {
      Cache<String, byte[]> cache = cache(one);
      Cache<String, byte[]> other = cache(two);
      awaitMembers(a, b, cache, other);
      for (int turn = 0; turn < TURNS; turn++) {
        double raw = putAll(cache, turn);
        Started ours = start(a, turn);
        System.out.printf(
            Locale.ROOT,
            "%7d children: putAll %.0f/s, startChildren %.0f/s (%.2f), all active after %.2f s; heap %.0f B a child%n",
            (turn + 1) * TURN,
            raw,
            ours.perSecond(),
            ours.perSecond() / raw,
            ours.activeSeconds(),
            (double) heap() / ((turn + 1) * TURN));
      }
    }
  }

  private static double putAll(Cache<String, byte[]> cache, int turn) {
    long begun = System.nanoTime();
    for (int from = 0; from < TURN; from += BATCH) {
      Map<String, byte[]> batch = new HashMap<>();
      for (int i = from; i < from + BATCH; i++) {
        batch.put(name(turn, i), new byte[ENTRY_BYTES]);
      }
      cache.putAll(batch);
    }
    return TURN / seconds(begun);
  }

  /** How fast they were acknowledged, and when all took calls. */
  private record Started(double perSecond, double activeSeconds) {}

  private static Started start(ClusterSupervisor node, int turn) {
    long begun = System.nanoTime();
    for (int from = 0; from < TURN; from += BATCH) {
      List<ChildSpec<?>> batch = new ArrayList<>();
      for (int i = from; i < from + BATCH; i++) {
        batch.add(ChildSpec.of(Idle.class).named(name(turn, i)).build());
      }
      for (StartResult result : node.startChildren(batch)) {
        if (!(result instanceof StartResult.Started)) {
          throw new IllegalStateException(result.toString());
        }
      }
    }
    double perSecond = TURN / seconds(begun);
    while (node.streamChildren()
            .filter(child -> child.state() == ChildState.ACTIVE)
            .count()
        < (long) (turn + 1) * TURN) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return new Started(perSecond, seconds(begun));
  }

  private static String name(int turn, int number) {
    return "idle-" + turn + "-" + number;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  /** What is in use for everything in this JVM: two nodes, and two caches of the comparison. */
  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static ClusterSupervisor node(String name, String cluster) {
    ClusterOptions options = new ClusterOptions(
        cluster, new LocalDiscovery(PORT, 4), 256, false, Duration.ofSeconds(30));
    ClusterSupervisor node = new ClusterSupervisor(
        Configuration.defaults().in(options).named(name),
        List.of(
            new SupervisedBean("idle", Idle.class, 1, false, false, InstanceFactory.of(Idle::new))),
        SupervisorListener.NONE,
        BulkStartBenchmark.class.getClassLoader());
    node.start();
    return node;
  }

  private static DefaultCacheManager grid(String name, int index) throws IOException {
    Path stack = Files.writeString(Files.createTempFile("stack", ".xml"), RawChannel.stack(index));
    GlobalConfigurationBuilder global = GlobalConfigurationBuilder.defaultClusteredBuilder();
    global
        .transport()
        .clusterName(name + "-raw")
        .addProperty("configurationFile", stack.toString());
    global.jmx().disable();
    return new DefaultCacheManager(global.build());
  }

  private static Cache<String, byte[]> cache(DefaultCacheManager grid) {
    ConfigurationBuilder cache = new ConfigurationBuilder();
    cache.clustering().cacheMode(CacheMode.REPL_SYNC);
    grid.defineConfiguration("raw", cache.build());
    return grid.getCache("raw");
  }

  private static void awaitMembers(
      ClusterSupervisor a, ClusterSupervisor b, Cache<?, ?> one, Cache<?, ?> two) {
    while (a.nodes().size() < 2
        || b.nodes().size() < 2
        || one.getAdvancedCache().getRpcManager().getMembers().size() < 2
        || two.getAdvancedCache().getRpcManager().getMembers().size() < 2) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    LockSupport.parkNanos(Duration.ofSeconds(2).toNanos()); // segments have moved by then
  }

  /** A child that has nothing to do. */
  static class Idle {}
}
