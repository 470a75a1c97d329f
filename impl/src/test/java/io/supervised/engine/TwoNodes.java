package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildSpec;
import io.supervised.engine.call.CallOptions;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A node whose children stay there, and another one that calls them. */
final class TwoNodes implements AutoCloseable {

  private final TestNodes nodes;
  private final ClusterSupervisor host;
  private final ClusterSupervisor other;

  /**
   * Two members of a cluster.
   *
   * @param beans makes the beans of a node, which may ask for it once it runs
   */
  TwoNodes(
      String cluster,
      int port,
      CallOptions calls,
      Function<Supplier<ClusterSupervisor>, List<SupervisedBean>> beans) {
    this.nodes = new TestNodes(cluster, port);
    this.host = start("a", calls, beans);
    this.other = start("b", calls, beans);
    await().atMost(SOON).until(() -> host.nodes().size() == 2 && other.nodes().size() == 2);
  }

  private ClusterSupervisor start(
      String name,
      CallOptions calls,
      Function<Supplier<ClusterSupervisor>, List<SupervisedBean>> beans) {
    ClusterSupervisor[] itself = new ClusterSupervisor[1];
    itself[0] = new ClusterSupervisor(
        Configuration.defaults()
            .in(nodes.options())
            .with(calls)
            .with(Map.of("orders", Optional.of(Duration.ofSeconds(3))))
            .named(name),
        beans.apply(() -> itself[0]),
        SupervisorListener.NONE,
        TwoNodes.class.getClassLoader());
    nodes.own(itself[0]);
    itself[0].start();
    return itself[0];
  }

  /** A bean whose children are started by {@link #startChild}. */
  static SupervisedBean template(Class<?> type, InstanceFactory factory) {
    return new SupervisedBean(type.getSimpleName(), type, 1, false, false, factory)
        .under(TestNodes.NOTHING_IS_A_CRASH);
  }

  /** Starts a child on the host, and waits until both nodes know that it runs. */
  void startChild(Class<?> type, String name) {
    host.startChild(ChildSpec.of(type).named(name).onlyOn("a").build());
    for (ClusterSupervisor node : List.of(host, other)) {
      await().atMost(SOON).until(() -> node.whereIs(name).isPresent());
    }
  }

  ClusterSupervisor host() {
    return host;
  }

  ClusterSupervisor other() {
    return other;
  }

  List<ClusterSupervisor> both() {
    return List.of(host, other);
  }

  /** The ways of a call: on the child's node in the caller's thread, there in another thread, and from the other node. */
  List<Way> ways() {
    return List.of(
        new Way("direct", host, false),
        new Way("queued", host, true),
        new Way("remote", other, false));
  }

  record Way(String name, ClusterSupervisor node, boolean queued) {

    <T> @Nullable Object ask(Class<T> type, String child, Child.Call<T, ?, ?> call) {
      Child<T> asked = node.child(type, child);
      try {
        return queued ? asked.callAsync(call).toCompletableFuture().get() : asked.call(call);
      } catch (ExecutionException failed) {
        throw Way.<RuntimeException>asItIs(failed.getCause());
      } catch (Exception failed) {
        throw Way.<RuntimeException>asItIs(failed);
      }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X asItIs(@Nullable Throwable thrown) throws X {
      throw (X) thrown;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @Override
  public void close() {
    nodes.close();
  }
}
