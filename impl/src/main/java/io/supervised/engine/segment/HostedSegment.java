package io.supervised.engine.segment;

import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.child.ChildPlan;
import io.supervised.engine.child.Ending;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.core.GridView;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.WriteRule;
import io.supervised.engine.group.GroupTies;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.RegistryKey;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.state.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A segment in this node's hands, and what its supervisor can do here. For the thread of the segments. */
final class HostedSegment implements Surroundings {

  private static final long WRITE_AGAIN_MILLIS = 20;
  private static final long LOAD_AGAIN_MILLIS = 10;
  private static final long PATIENCE_WITH_WRITES_MILLIS = 200;

  private final int number;
  private final SegmentHost host;
  private final SegmentSupervisor supervisor;
  private final LastWrites writes = new LastWrites();
  private final KeptStates states = new KeptStates(new StateDesk());
  private final StatesAhead ahead;
  private @Nullable Token order;
  private long closings;
  private boolean leaving; // nothing runs any more, and the last writes are waited for

  HostedSegment(int number, Token grant, SegmentHost host) {
    this.number = number;
    this.host = host;
    this.supervisor = new SegmentSupervisor(host.plan().declaredIn(number), grant, this);
    this.ahead = new StatesAhead(host.threads()::execute, host.threads()::after);
  }

  SegmentSupervisor supervisor() {
    return supervisor;
  }

  void open(Token which) {
    letGo();
    ahead.opened();
    closings++; // what was due after the last one is due no more
    order = which;
    supervisor.open();
  }

  /** Whether it is still this node's, though it may run nothing at the moment. */
  boolean isHeld() {
    return host.state().holdings().grant(number).filter(supervisor::isUnder).isPresent();
  }

  @Override
  public void load() {
    if (!host.registry().isOpen()) {
      host.threads().after(LOAD_AGAIN_MILLIS, this::load); // the node is about to join
      return;
    }
    host.read(number, supervisor::loaded, failed -> {
      SegmentLog.LOG.notLoaded(number, failed);
      supervisor.notLoaded();
    });
  }

  @Override
  public void opened() {
    host.events().opened(number, ordered());
  }

  /** Stops all that runs. What its children would leave is kept before, if there is time. */
  void close() {
    ahead.begin(this::keptAhead, supervisor::close);
  }

  private List<CompletableFuture<Void>> keptAhead() {
    List<CompletableFuture<Void>> kept = new ArrayList<>();
    if (mayWrite() && host.state().mayRunFor(StatesAhead.LIMIT_MILLIS)) {
      supervisor.active(child -> kept.add(host.keepAhead(child)));
    }
    return kept;
  }

  /** Children of it run twice: when it is closed, there is no time. */
  void runsElsewhere() {
    ahead.hurry();
  }

  /** The lease is about to be over: no call may hold its child up by waiting for others to have its state. */
  void lapsed() {
    ahead.cutShort();
    states.lapsed();
  }

  @Override
  public void closed() {
    leaving = true;
    if (!mayWrite()) {
      states.lapsed();
    }
    letGoIfWritten();
    if (leaving) {
      closings++;
      inThisClosing(PATIENCE_WITH_WRITES_MILLIS, this::letGoOfReports);
      inThisClosing(host.plan().patienceWithStates().toMillis(), this::letGo);
    }
  }

  /** Unless the segment has been opened since. */
  private void inThisClosing(long millis, Runnable task) {
    long present = closings;
    host.threads().after(millis, () -> {
      if (present == closings) {
        task.run();
      }
    });
  }

  private void letGoIfWritten() {
    if (writes.areDone() && states.areDone()) {
      letGo();
    }
  }

  /** A report that is not written in time costs less than a child that runs nowhere; a state costs more. */
  private void letGoOfReports() {
    if (states.areDone()) {
      letGo();
    } else {
      writes.giveUp();
    }
  }

  private void letGo() {
    if (leaving) {
      leaving = false;
      states.lapsed();
      host.events().closed(number, ordered());
    }
  }

  void written(String child, Version version, GridView before, GridView after) {
    supervisor.written(child, version, before, after);
    writes.done(child, version);
    letGoIfWritten();
  }

  void superseded(String child, ChildEntry by) {
    supervisor.superseded(child, by);
    writes.done(child, by.written());
    letGoIfWritten();
  }

  private Token ordered() {
    if (order == null) {
      throw new IllegalStateException("segment " + number + " was never opened");
    }
    return order;
  }

  @Override
  public void start(Beginning beginning) {
    String child = beginning.child();
    StoredSpec spec = beginning.spec();
    Token token = beginning.token();
    SupervisedBean bean = host.plan().beans().get(spec.bean());
    if (bean == null) {
      SegmentLog.LOG.noBean(child, spec.bean());
      notTried(child, token);
      return;
    }
    Duration stopTimeout = spec.stopMillis() == StoredSpec.DEFAULT_STOP
        ? host.plan().stopTimeout()
        : Duration.ofMillis(spec.stopMillis());
    ChildPlan plan = new ChildPlan(
        child,
        host.plan().supervisorOf().apply(child),
        number,
        bean,
        beginning.index(),
        () -> host.plan().arguments().apply(spec.arguments()),
        stopTimeout,
        () -> left(child, beginning.life()),
        beginning.ticks());
    try {
      host.children().start(plan, token, self());
    } catch (RuntimeException | Error failed) {
      // for lack of a thread: one child must not hold up the others
      SegmentLog.LOG.notStarted(child, failed);
      notTried(child, token);
    }
  }

  /** The state that was left to a child; on its own thread. */
  private Snapshot left(String child, UUID life) {
    return states
        .newest(child)
        .or(() -> host.registry().state(host.key(number, child)))
        .filter(kept -> kept.life().equals(life))
        .map(Wish.Kept::state)
        .orElse(Snapshot.NONE);
  }

  private void notTried(String child, Token token) {
    host.threads().execute(() -> supervisor.ended(child, token, Ending.notTried()));
  }

  @Override
  public void stop(String child, Token token) {
    host.children().stop(child, token);
  }

  @Override
  public void restartAfter(String child, Token token, Duration pause) {
    host.threads().after(pause.toMillis(), () -> supervisor.restartDue(child, token));
  }

  @Override
  public Backoff backoff() {
    return host.plan().backoff();
  }

  @Override
  public double chance() {
    return ThreadLocalRandom.current().nextDouble();
  }

  @Override
  public SegmentEvents events() {
    return host.events();
  }

  @Override
  public void put(String child, ChildEntry entry) {
    writes.begun(child, entry);
    host.groups().heard(child, entry);
    host.registry().put(host.key(number, host.learned(number, child, entry)), entry);
  }

  @Override
  public CompletionStage<Boolean> keep(String child, ChildEntry state) {
    return states.keep(child, state);
  }

  @Override
  public void forgetState(String child, StoredSpec spec, Version version) {
    SupervisedBean bean = host.plan().beans().get(spec.bean());
    if (bean != null && bean.state().isPresent()) {
      Wish nothing = new Wish.Kept(Wish.NO_OPERATION, Snapshot.NONE);
      var unused = states.keep(child, new ChildEntry(nothing, version, version, null));
    }
  }

  @Override
  public CompletionStage<Optional<Wish.Kept>> stateIn(int segment, String child) {
    CompletableFuture<Optional<Wish.Kept>> state = new CompletableFuture<>();
    host.threads()
        .read(
            () -> host.registry().state(host.key(segment, child)),
            read -> host.threads().execute(() -> state.complete(read)),
            failed -> host.threads().execute(() -> state.completeExceptionally(failed)));
    return state;
  }

  @Override
  public void handOver(String child, ChildEntry next, SegmentHint to) {
    if (states.newest(child).isPresent()) {
      host.threads()
          .execute(() -> supervisor.handedOver(child, to.moves(), false)); // it is not kept yet
    } else {
      host.handOver(
          Handover.of(child, number, next),
          to,
          done -> supervisor.handedOver(child, to.moves(), done));
    }
  }

  @Override
  public int indexOf(String child) {
    return host.indexOf(child);
  }

  void stateWritten(String child, Version version, GridView before, GridView after) {
    states.written(child, version, before, after);
    letGoIfWritten();
  }

  void stateSuperseded(String child, Version version, ChildEntry by) {
    if (!by.written().grant().equals(version.grant())) { // or a later write of this holder answers
      states.superseded(child, version);
    }
    letGoIfWritten();
  }

  /** Where states are written. */
  private final class StateDesk implements KeptStates.Desk {

    @Override
    public void put(String child, ChildEntry state) {
      host.registry().put(RegistryKey.stateOf(host.key(number, child)), state);
    }

    @Override
    public void again(String child) {
      host.threads().after(WRITE_AGAIN_MILLIS, () -> states.writeAgain(child));
    }

    @Override
    public boolean mayWrite() {
      return HostedSegment.this.mayWrite();
    }

    @Override
    public boolean mayWait() {
      return host.state().hasQuorum();
    }

    @Override
    public boolean mayAcknowledge(GridView before, GridView after) {
      return HostedSegment.this.mayAcknowledge(before, after);
    }
  }

  @Override
  public void again(String child) {
    host.threads().after(WRITE_AGAIN_MILLIS, () -> supervisor.unsettled(child));
  }

  @Override
  public CompletionStage<Optional<String>> difference(StoredSpec there, StoredSpec wanted) {
    return host.threads().compare(() -> host.plan().difference().apply(there, wanted));
  }

  @Override
  public boolean suits(StoredSpec spec) {
    return host.plan().suits().test(spec);
  }

  @Override
  public Optional<GroupTies> ties(String child) {
    return host.groups().ties(child, this::isMember);
  }

  @Override
  public boolean mayWrite() {
    return WriteRule.mayWrite(host.state(), number);
  }

  @Override
  public boolean mayAcknowledge(GridView before, GridView after) {
    return WriteRule.mayAcknowledge(host.state(), number, before, after);
  }

  private boolean isMember(ClusterNode node) {
    return host.state().members().stream().map(Member::asNode).anyMatch(node::equals);
  }

  @Override
  public ClusterNode self() {
    return host.state().self().asNode();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }
}
