package io.supervised.engine;

import io.supervised.ChildSpec;
import io.supervised.ClusterNode;
import io.supervised.Explanation;
import io.supervised.PlannedMove;
import io.supervised.Token;
import io.supervised.engine.call.CallExchange;
import io.supervised.engine.call.CallRouter;
import io.supervised.engine.call.FrameChannel;
import io.supervised.engine.child.CallPatience;
import io.supervised.engine.child.ChildHost;
import io.supervised.engine.child.ChildReports;
import io.supervised.engine.child.ChildThreads;
import io.supervised.engine.child.Ending;
import io.supervised.engine.child.LiveChild;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.core.GridView;
import io.supervised.engine.core.Input.ChildEnded;
import io.supervised.engine.core.Input.ChildStarted;
import io.supervised.engine.core.Input.Rebalance;
import io.supervised.engine.core.Input.Tick;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Placement;
import io.supervised.engine.core.State;
import io.supervised.engine.group.ChildGroups;
import io.supervised.engine.peer.Place;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.ChildRegistry;
import io.supervised.engine.registry.RegistryKey;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.segment.PlacedNames;
import io.supervised.engine.segment.Registrar;
import io.supervised.engine.segment.Registrar.Reply;
import io.supervised.engine.segment.RegistrarNames;
import io.supervised.engine.segment.SegmentEvents;
import io.supervised.engine.segment.SegmentHost;
import io.supervised.engine.segment.SegmentPlan;
import io.supervised.engine.segment.SegmentThreads;
import io.supervised.engine.state.Snapshot;
import io.supervised.event.ChildEvent;
import io.supervised.event.CrashEvent;
import io.supervised.event.GivenUpEvent;
import io.supervised.event.MoveEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything a node has open between joining and leaving.
 *
 * <p>Start: its place with the life socket, then the data grid, then to be taken in by the members, then the data, so that a
 * node the cluster refuses never touches it. End: the children, then the membership, then the data, and the life socket last.
 */
final class Node implements ChildReports, SegmentEvents {

  private static final Duration LOOK_AT_GROUPS = Duration.ofMillis(100);
  private static final Duration LOOK_AT_CHILD_GROUPS = Duration.ofSeconds(1);
  private static final Duration LOOK_AT_OBSERVERS = Duration.ofSeconds(1);
  private static final Duration SWEEP = Duration.ofMillis(20);
  private static final int TICKS_IN_A_LEASE = 48;

  private final NodePlan plan;
  private final Configuration configuration;
  private final String name;
  private final Connections open;
  private final EventLoop loop;
  private final Timer timer;
  private final EventDispatcher events;
  private final ChildThreads threads;
  private final LeaseGate gate;
  private final ChildHost host;
  private final ChildRegistry registry;
  private final Children names;
  private final Specifications specifications;
  private final CurrentChild current = new CurrentChild();
  private final KnownNodes known = new KnownNodes();
  private final Membership membership;
  private final SegmentHost segments;
  private final Directory directory;
  private final RouteHistory history;
  private final PlacementFeed placement;
  private final Explaining explaining;
  private final ClusterWatch watch;
  private final Timer callTimer;
  private final Timer watchTimer;
  private final CallExchange calls;
  private final RegistrarClient registrars;
  private final Questions tieBreaker;
  private final OpeningSegments opening;
  private final Draining draining;
  private final Planning planning;

  /** Takes a place among the nodes, as a stranger to them; when it throws, nothing is left open. */
  static Node connect(NodePlan plan) {
    NodeClock clock = new NodeClock();
    EventLoop loop = new EventLoop(clock);
    Connections open = Connections.open(plan, loop, clock);
    try {
      return new Node(plan, open, loop, clock);
    } catch (RuntimeException failed) {
      open.close();
      throw failed;
    }
  }

  private Node(NodePlan plan, Connections open, EventLoop loop, NodeClock clock) {
    this.plan = plan;
    this.configuration = plan.configuration();
    this.open = open;
    this.name = open.self().name();
    this.loop = loop;
    String prefix = "supervised-" + name + "-";
    this.timer = new Timer(prefix + "timer");
    this.events =
        new EventDispatcher(plan.listener(), prefix + "events", plan.loader(), System::nanoTime);
    SupervisionOptions supervision = configuration.supervision();
    this.threads = new ChildThreads(
        prefix, supervision.threads(), supervision.lender(), plan.loader(), timer.executor());
    this.gate = new LeaseGate(clock);
    this.host = new ChildHost(
        configuration.calls().outstanding(),
        threads,
        gate,
        this,
        Clock.systemUTC(),
        plan.codec(supervision.maxState()));
    this.watch = new ClusterWatch(events);
    this.registry = new ChildRegistry(prefix + "registry");
    PlacedNames placed = new PlacedNames();
    this.names = new Children(plan.beans(), open.cluster()::segmentOf, placed);
    this.specifications = new Specifications(plan.beans(), plan.codec());
    ChildGroups groups = new ChildGroups(plan.beans());
    this.segments = new SegmentHost(
        segmentPlan(groups),
        loop::stateNow,
        host,
        registry,
        this,
        new SegmentThreads(prefix, threads.endings(), threads.callbacks(), timer::after),
        placed,
        this::order);
    int number = configuration.cluster().segments();
    this.directory =
        new Directory(loop::state, names, number, host, registry, specifications, groups);
    this.membership = new Membership(loop::state, names, known);
    this.history = new RouteHistory(PlacementGroups.segments(number), Instant::now);
    this.placement = new PlacementFeed(number, configuration.placement(), loop::post);
    this.explaining =
        new Explaining(loop::state, names, directory, history, configuration.placement());
    this.planning = new Planning(loop::state, directory);
    this.opening = new OpeningSegments(
        (segment, token) -> loop.post(new ChildStarted(ProtocolSetup.tenancy(segment), token)));
    this.draining = new Draining(name, loop, timer, threads.callbacks());
    this.callTimer = new Timer(prefix + "calls");
    this.watchTimer = new Timer(prefix + "watch");
    this.tieBreaker =
        new Questions(configuration.ownership().tieBreaker(), loop::post, prefix + "tie-breaker");
    loop.begin(new State(ProtocolSetup.of(plan), open.self(), clock.get()));
    this.calls = open.cluster().openFrames(channel -> exchange(channel));
    CallRouter orders = calls.router().completingOn(threads.endings());
    this.registrars = new RegistrarClient(
        registrar -> orders,
        configuration.calls().deadline(),
        (millis, task) -> callTimer.after(millis, () -> threads.endings().execute(task)),
        System::nanoTime);
  }

  private SegmentPlan segmentPlan(ChildGroups groups) {
    return new SegmentPlan(
        plan.beans().stream().collect(Collectors.toMap(SupervisedBean::name, current::known)),
        names.declaredOn(name),
        configuration.cluster().segments(),
        names::homeOf,
        groups,
        full -> Scope.of(full, configuration.supervisors().keySet()).supervisor(),
        spec -> configuration.placement().suit(name, spec),
        specifications::arguments,
        specifications::difference,
        configuration.supervision().backoff(),
        configuration.childStopTimeout(),
        configuration.calls().outstanding());
  }

  private CallExchange exchange(FrameChannel channel) {
    return new CallExchange(
        configuration.calls(),
        new NodeWhereabouts(loop::state, names, this::lacks, this::givenUp),
        new NodeCallees(name, host, segments),
        plan.beans().stream().<Class<?>>map(SupervisedBean::type).toList(),
        host.chains(),
        specifications.codec(),
        channel,
        callTimer::after,
        threads.waiting(),
        threads.callbacks(),
        System::nanoTime);
  }

  /** Not on the thread of the segments, on which the order may be carried out. */
  private CompletionStage<Reply> order(
      int segment, Function<Registrar, CompletionStage<Reply>> question) {
    RegistrarClient.Order<Reply> order = new RegistrarClient.Order<>(
        "An order for segment " + segment,
        RegistrarNames.of(segment),
        question,
        ChildOperations::isOpen);
    return CompletableFuture.completedFuture(order)
        .thenComposeAsync(registrars::give, threads.endings());
  }

  /** What this node knows of its segments is true as long as its lease is valid, so that is looked at last. */
  private boolean lacks(String child) {
    return segments.lacks(child) && gate.isValid();
  }

  private Optional<String> givenUp(String child) {
    return segments.givenUp(child).filter(reason -> gate.isValid());
  }

  Directory directory() {
    return directory;
  }

  Place place() {
    return open.place();
  }

  Optional<ChildSpec<?>> specOf(String child) {
    return directory.specOf(child).flatMap(stored -> specifications.specification(child, stored));
  }

  Explanation explain(String child) {
    return explaining.explain(child);
  }

  Draining draining() {
    return draining;
  }

  /** What would move, by the full names of children. */
  List<PlannedMove> plan() {
    return planning.plan();
  }

  /** What moves now, also to those who have just joined. */
  List<PlannedMove> rebalance() {
    List<PlannedMove> plan = planning.plan();
    loop.post(new Rebalance());
    return plan;
  }

  /** What can be done with children, within that time or the one that is configured. */
  ChildOperations operations(
      Function<ChildSpec<?>, io.supervised.Child<?>> children, Optional<Duration> deadline) {
    return new ChildOperations(
        deadline.map(registrars::within).orElse(registrars),
        names,
        specifications,
        directory,
        placement,
        configuration.cluster().segments(),
        configuration.calls().maxBytes(),
        membership,
        child -> current.is(child) || calls.router().isAwaitedBy(child),
        configuration.childStopTimeout(),
        new MoveRules(loop::state, names, directory, configuration.placement()),
        children);
  }

  /**
   * The way to a child.
   *
   * @throws io.supervised.NoSuchChildException if it is that of a node that there is not
   */
  CallRouter calls(String child) {
    membership.check(child);
    return calls.router();
  }

  /** Runs what users do at the ends of operations. */
  Executor callbacks() {
    return threads.callbacks();
  }

  /** Becomes a member; when it throws, {@link #giveUp} is to be called. */
  void join() {
    CompletableFuture<Void> joined = new CompletableFuture<>();
    loop.start(
        new EffectPerformer(name, loop, instruments(), joined),
        this::see,
        "supervised-" + name + "-loop");
    timer.every(configuration.ownership().lease().dividedBy(TICKS_IN_A_LEASE), this::tick);
    callTimer.every(SWEEP, calls::sweep);
    open.network().open();
    tieBreaker.begin();
    Joining joining = new Joining(name, configuration, loop, open.cluster());
    joining.await(joined);
    joining.meetMembers();
    try {
      registry.open(open.cluster().startData(this::gridChanged), segments);
      knowPlaces();
      segments.watchGroups();
      timer.every(LOOK_AT_CHILD_GROUPS, segments::lookAtGroups);
      timer.every(LOOK_AT_GROUPS, this::lookAtGroups);
      timer.every(LOOK_AT_OBSERVERS, events::look);
      CallPatience patience = configuration.supervision().patience();
      patience
          .interval()
          .ifPresent(pause -> watchTimer.every(pause, () -> host.lookForStuckCalls(patience)));
      watch.begin(plan.listener(), registry, directory.localNode());
    } catch (RuntimeException failed) {
      throw EngineLog.LOG.noData(name, String.valueOf(failed.getMessage()), failed);
    }
  }

  private void see(State state) {
    known.see(state);
    history.see(state);
  }

  private void gridChanged(Placement hash, GridView grid) {
    placement.gridChanged(hash, grid);
    segments.gridChanged(grid);
  }

  /** Where children belong, and who has them, is known before anybody can ask. */
  private void knowPlaces() {
    registry.entry(RegistryKey.GROUPS).ifPresent(this::groups);
    try {
      loop.await(
          state -> placement.isNewest(state.placement()) && state.routes().areTold(),
          configuration.ownership().lease());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Which groups there are is read again and again, for no change of data is told of for sure where parts of a grid meet. */
  private void lookAtGroups() {
    segments.read(RegistryKey.GROUPS, this::groups);
  }

  private void groups(ChildEntry entry) {
    if (entry.wish() instanceof Wish.Groups groups) {
      placement.groups(groups.constraints());
    }
  }

  private EffectPerformer.Instruments instruments() {
    return new EffectPerformer.Instruments(
        open.network(), tieBreaker, gate, segments, timer, events, this::gone);
  }

  private void gone(List<Member> members) {
    Set<NodeId> lives = members.stream().map(Member::id).collect(Collectors.toSet());
    callTimer.after(0, () -> calls.gone(lives));
    members.forEach(member -> watch.gone(member.asNode()));
    segments.membersChanged();
  }

  private void tick() {
    open.network().search(!loop.state().hasQuorum());
    loop.post(new Tick());
  }

  /** Stops the children and gives up their segments, lets the members go on without this node, then closes the rest. */
  void leave() {
    ClusterNode self = directory.localNode();
    Leaving leaving = leaving();
    leaving.handOver();
    leaving.stopChildren();
    leaving.endCalls();
    leaving.depart();
    close();
    EngineLog.LOG.left(self, configuration.cluster().name());
  }

  /** Undoes what a join has begun. */
  void giveUp() {
    Leaving leaving = leaving();
    leaving.stopChildren();
    leaving.depart();
    close();
  }

  private Leaving leaving() {
    return new Leaving(name, configuration, loop, host, calls, draining);
  }

  /** For tests: goes on, but nothing of it reaches the others any more, and nothing of theirs this node. */
  void cut() {
    open.cut();
  }

  /** Ends as a killed process would, as far as the others can see: nothing begins any more; here the children are stopped afterwards. */
  void die() {
    gate.close();
    cut();
    leaving().stopChildren();
    close();
  }

  private void close() {
    boolean interrupted = Thread.interrupted(); // or threads and data grid stop in disorder
    try {
      closeAll();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void closeAll() {
    gate.close(); // what did not stop in time must not go on with the next call
    draining.close();
    calls.close();
    callTimer.close();
    watchTimer.close();
    segments.close();
    registry.close();
    timer.close();
    loop.close();
    tieBreaker.close();
    threads.close();
    events.close();
    open.close();
  }

  @Override
  public void starting(LiveChild child) {
    opening.starting(child);
  }

  @Override
  public void started(LiveChild child) {
    opening.isThrough(child);
    segments.started(child);
    ChildEvent event = event(child);
    events.ofChild(listener -> listener.childStarted(event));
    callTimer.after(0, () -> calls.started(child.plan().name()));
  }

  @Override
  public CompletionStage<Boolean> tick(LiveChild child, String method, Instant time) {
    return segments.tick(child, method, time);
  }

  @Override
  public CompletionStage<Boolean> keep(LiveChild child, Snapshot state) {
    return segments.keep(child, state);
  }

  @Override
  public void ended(LiveChild child, Ending ending) {
    host.forget(child);
    opening.isThrough(child);
    if (ending.activeMillis() >= 0) {
      ChildEvent event = event(child);
      events.ofChild(listener -> listener.childStopped(event));
    }
    segments.ended(child, ending);
  }

  @Override
  public void crashed(CrashEvent event) {
    events.ofChild(listener -> listener.childCrashed(event));
  }

  @Override
  public void givenUp(GivenUpEvent event) {
    events.ofChild(listener -> listener.childGivenUp(event));
    callTimer.after(0, () -> calls.started(event.child().name())); // who waits for it shall hear
  }

  @Override
  public void moved(MoveEvent event) {
    events.ofChild(listener -> listener.childMoved(event));
  }

  @Override
  public void opened(int segment, Token token) {
    opening.opened(segment, token);
  }

  @Override
  public void closed(int segment, Token token) {
    opening.closed(segment);
    loop.post(new ChildEnded(ProtocolSetup.tenancy(segment), token, 0));
  }

  private static ChildEvent event(LiveChild child) {
    return new ChildEvent(child.plan().name(), child.bean().name(), child.node(), child.token());
  }
}
