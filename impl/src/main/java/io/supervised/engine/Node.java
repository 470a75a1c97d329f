package io.supervised.engine;

import io.supervised.ChildInfo;
import io.supervised.ClusterNode;
import io.supervised.StartupException;
import io.supervised.Supervisor;
import io.supervised.engine.call.CallRouter;
import io.supervised.engine.child.ChildHost;
import io.supervised.engine.child.ChildReports;
import io.supervised.engine.child.ChildThreads;
import io.supervised.engine.child.LiveChild;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.Cluster;
import io.supervised.engine.core.ClusterSettings;
import io.supervised.engine.core.Input.ChildEnded;
import io.supervised.engine.core.Input.ChildStarted;
import io.supervised.engine.core.Input.Leave;
import io.supervised.engine.core.Input.Tick;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.State;
import io.supervised.engine.registry.ChildRegistry;
import io.supervised.event.ChildEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One life of a node: everything it has open between joining and leaving.
 *
 * <p>Start: connect, be taken in by the members, then start the data, so that a node the cluster refuses never touches
 * it. End: the children, then the data, then the channel, then the threads.
 */
final class Node implements ChildReports {

  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration CALL_PATIENCE = Duration.ofSeconds(5);

  private final Configuration configuration;
  private final Cluster cluster;
  private final EventLoop loop;
  private final InputFeed feed;
  private final ClusterNode self;
  private final Timer timer;
  private final EventDispatcher events;
  private final ChildThreads threads;
  private final ChildHost host;
  private final ChildRegistry registry;
  private final Directory directory;
  private final CallRouter calls;

  /** Connects to the cluster, as a stranger to its members; when it throws, nothing is left open. */
  static Node connect(NodePlan plan) {
    EventLoop loop = new EventLoop();
    InputFeed feed = new InputFeed(loop, Clock.systemUTC());
    Cluster cluster = new Cluster(plan.configuration().cluster(), plan.loader());
    String name = cluster.connect(plan.configuration().nodeName(), feed);
    return new Node(plan, new ClusterNode(name, cluster.self().incarnation()), cluster, loop, feed);
  }

  private Node(NodePlan plan, ClusterNode self, Cluster cluster, EventLoop loop, InputFeed feed) {
    this.configuration = plan.configuration();
    this.self = self;
    this.cluster = cluster;
    this.loop = loop;
    this.feed = feed;
    String prefix = "supervised-" + self.name() + "-";
    this.timer = new Timer(prefix + "timer");
    this.events = new EventDispatcher(plan.listener(), prefix + "events", plan.loader());
    this.threads = new ChildThreads(prefix, plan.loader(), timer.executor());
    this.host = new ChildHost(
        plan.beans().stream().collect(Collectors.toMap(SupervisedBean::name, Function.identity())),
        self,
        configuration.childStopTimeout(),
        threads,
        this);
    this.registry = new ChildRegistry(prefix + "registry");
    this.directory = new Directory(loop::state, cluster::segmentOf, host, registry);
    this.calls = new CallRouter(host, directory, CALL_PATIENCE);
    ClusterSettings settings = new ClusterSettings(
        configuration.cluster().segments(),
        configuration.cluster().registry(),
        Cluster.WIRE_VERSION);
    loop.begin(State.initial(
        new Member(cluster.self(), self.name(), settings),
        Children.of(plan.beans(), self.name(), cluster::segmentOf)));
  }

  Supervisor directory() {
    return directory;
  }

  int port() {
    return cluster.port();
  }

  CallRouter calls() {
    return calls;
  }

  /** Becomes a member; when it throws, {@link #giveUp} is to be called. */
  void join() {
    CompletableFuture<Void> joined = new CompletableFuture<>();
    loop.start(
        new EffectPerformer(self, loop, cluster, host, timer, events, joined),
        "supervised-" + self.name() + "-loop");
    timer.every(TICK, () -> loop.post(new Tick()));
    await(joined);
    try {
      registry.open(cluster.startData(feed));
    } catch (RuntimeException failed) {
      throw EngineLog.LOG.noData(self.name(), String.valueOf(failed.getMessage()), failed);
    }
  }

  private void await(CompletableFuture<Void> joined) {
    Duration timeout = configuration.cluster().startTimeout();
    try {
      joined.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw EngineLog.LOG.notTakenIn(self.name(), configuration.cluster().name(), timeout);
    } catch (ExecutionException refused) {
      if (refused.getCause() instanceof StartupException reason) {
        throw reason;
      }
      throw new IllegalStateException(refused);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw EngineLog.LOG.interrupted();
    }
  }

  /** Stops the children and gives up their segments, then closes the rest. */
  void leave() {
    stopChildren();
    close();
    EngineLog.LOG.left(self, configuration.cluster().name());
  }

  /** Undoes what a join has begun. */
  void giveUp() {
    stopChildren();
    close();
  }

  private void stopChildren() {
    loop.post(new Leave());
    Duration patience = configuration.childStopTimeout().plusSeconds(1);
    try {
      if (!loop.await(State::hasNothingLeftToStop, patience)) {
        EngineLog.LOG.leavesUntidily(self, patience);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends as a killed process would, as far as the others can see; here the children are stopped afterwards. */
  void die() {
    cluster.cut();
    leave();
  }

  private void close() {
    registry.close();
    cluster.close();
    timer.close();
    loop.close();
    threads.close();
    events.close();
  }

  @Override
  public void started(LiveChild child) {
    host.announceStart();
    loop.post(new ChildStarted(child.child(), child.token()));
    registry.running(new ChildInfo(
        child.name(), child.child().bean(), self, child.token(), feed.clock().instant()));
    ChildEvent event = event(child);
    events.ofChild(listener -> listener.childStarted(event));
  }

  @Override
  public void ended(LiveChild child, boolean asked, long activeMillis) {
    host.forget(child);
    boolean wasActive = activeMillis >= 0;
    if (wasActive && !asked) {
      registry.stopped(child.name());
    }
    if (wasActive) {
      ChildEvent event = event(child);
      events.ofChild(listener -> listener.childStopped(event));
    }
    loop.post(new ChildEnded(child.child(), child.token(), activeMillis));
  }

  private ChildEvent event(LiveChild child) {
    return new ChildEvent(child.name(), child.child().bean(), self, child.token());
  }
}
