package io.supervised.engine.segment;

import static io.supervised.engine.segment.MoveWorld.CHILD;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.child.Ending;
import io.supervised.engine.child.Exit;
import io.supervised.engine.core.GridView;
import io.supervised.engine.group.GroupTies;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.segment.Registrar.Kind;
import io.supervised.engine.segment.Registrar.Reply;
import io.supervised.engine.state.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Who holds a segment of a {@link MoveWorld} under one grant: what it does takes effect some time later. */
final class MoveHolder extends PlainSurroundings {

  private static final GridView GRID = new GridView(1, Set.of());
  private static final GridView NEXT_GRID = new GridView(2, Set.of());

  private final int segment;
  private final MoveWorld world;
  private final ClusterNode self;
  private final SegmentSupervisor supervisor;
  private final KeptStates states = new KeptStates(new StateDesk());
  private final LastWrites writes = new LastWrites();
  private final List<Runnable> landing = new ArrayList<>();
  private final List<Runnable> owed = new ArrayList<>();
  private boolean leased = true;
  private boolean leaving;
  private boolean dead;

  MoveHolder(int segment, long grant, MoveWorld world) {
    this.segment = segment;
    this.world = world;
    this.self = new ClusterNode("node" + segment, new UUID(segment, grant));
    this.supervisor = new SegmentSupervisor(List.of(), new Token(9, "p", grant, 0), this);
  }

  int segment() {
    return segment;
  }

  Registrar registrar() {
    return new SegmentRegistrar(supervisor);
  }

  void open() {
    supervisor.open();
  }

  void release() {
    if (!leaving) {
      leaving = true;
      supervisor.close();
      later(this::letGoIfDone);
    }
  }

  private void letGoIfDone() {
    if (leaving && supervisor.isClosed() && writes.areDone() && states.areDone()) {
      die();
      world.succeed(this);
    }
  }

  /** The lease is over; after a while there is another one, under the same grant. */
  void lapse() {
    if (leased && !leaving) {
      leased = false;
      supervisor.close();
      states.lapsed();
      later(this::openAgain);
    }
  }

  private void openAgain() {
    if (!supervisor.isClosed()) {
      later(this::openAgain);
    } else {
      leased = true;
      if (!leaving) {
        open();
      }
    }
  }

  /** What it has begun to write has reached all members, or none. */
  void die() {
    dead = true;
    landing.forEach(write -> {
      if (world.random.nextBoolean()) {
        write.run();
      }
    });
    owed.forEach(Runnable::run);
  }

  private void later(Runnable event) {
    world.later(() -> {
      if (!dead) {
        event.run();
      }
    });
  }

  // ---- from the world

  CompletionStage<Boolean> keep(Token token, int count) {
    return supervisor.keep(CHILD, token, new Snapshot(0, Integer.toString(count).getBytes(UTF_8)));
  }

  void ended(Token token, Exit exit) {
    supervisor.ended(CHILD, token, new Ending(exit, 5, null));
  }

  /** An order that is not carried out before it dies is not carried out. */
  void take(Function<Registrar, CompletionStage<Reply>> order, Consumer<Reply> reply) {
    CompletableFuture<Reply> answer = new CompletableFuture<>();
    var unused = answer.thenAccept(reply);
    owed.add(() -> answer.complete(Reply.of(Kind.UNSETTLED)));
    var unusedToo = order.apply(registrar()).thenAccept(answer::complete);
  }

  // ---- from the segment

  @Override
  public void load() {
    later(() -> supervisor.loaded(world.known(segment)));
  }

  @Override
  public void opened() {
    // nobody waits for it
  }

  @Override
  public void closed() {
    later(this::letGoIfDone);
  }

  @Override
  public void start(Beginning beginning) {
    Token token = beginning.token();
    int restored = states
        .newest(CHILD)
        .or(() -> stateOf(segment))
        .filter(kept -> kept.life().equals(beginning.life()))
        .map(kept -> count(kept.state()))
        .orElse(0);
    world.begins(this, token, restored);
    later(() -> supervisor.started(CHILD, token));
  }

  private Optional<Wish.Kept> stateOf(int number) {
    ChildEntry state = world.state(number);
    return state == null || ((Wish.Kept) state.wish()).state().isNone()
        ? Optional.empty()
        : Optional.of((Wish.Kept) state.wish());
  }

  private static int count(Snapshot state) {
    return Integer.parseInt(new String(state.bytes(), UTF_8));
  }

  @Override
  public void stop(String child, Token token) {
    later(() -> world.stopped(this, token));
  }

  @Override
  public void restartAfter(String child, Token token, Duration pause) {
    later(() -> supervisor.restartDue(child, token));
  }

  @Override
  public void put(String child, ChildEntry entry) {
    writes.begun(child, entry);
    land(() -> world.written(segment, entry), after -> {
      supervisor.written(child, entry.written(), GRID, after);
      writes.done(child, entry.written());
    });
  }

  private void land(Runnable write, Consumer<GridView> then) {
    landing.add(write);
    later(() -> {
      landing.remove(write);
      write.run();
      then.accept(world.isDisturbed() ? NEXT_GRID : GRID);
      letGoIfDone();
    });
  }

  @Override
  public CompletionStage<Boolean> keep(String child, ChildEntry state) {
    return states.keep(child, state);
  }

  @Override
  public void forgetState(String child, StoredSpec spec, Version version) {
    Wish nothing = new Wish.Kept(Wish.NO_OPERATION, Snapshot.NONE);
    var unused = states.keep(child, new ChildEntry(nothing, version, version, null));
  }

  @Override
  public CompletionStage<Optional<Wish.Kept>> stateIn(int number, String child) {
    CompletableFuture<Optional<Wish.Kept>> answer = new CompletableFuture<>();
    later(() -> {
      Optional<Wish.Kept> read = stateOf(number);
      later(() -> answer.complete(read));
    });
    return answer;
  }

  @Override
  public void handOver(String child, ChildEntry next, SegmentHint to) {
    if (states.newest(child).isPresent()) {
      later(() -> supervisor.handedOver(child, to.moves(), false));
    } else {
      world.handOver(
          Handover.of(child, segment, next),
          to,
          arrived -> later(() -> supervisor.handedOver(child, to.moves(), arrived)));
    }
  }

  @Override
  public void again(String child) {
    later(() -> supervisor.unsettled(child));
  }

  @Override
  public boolean mayWrite() {
    return leased;
  }

  @Override
  public boolean mayAcknowledge(GridView before, GridView after) {
    return leased && before.equals(after);
  }

  @Override
  public Optional<GroupTies> ties(String child) {
    return Optional.empty();
  }

  @Override
  public ClusterNode self() {
    return self;
  }

  /** Where states are written. */
  private final class StateDesk implements KeptStates.Desk {

    @Override
    public void put(String child, ChildEntry state) {
      land(
          () -> world.stateWritten(segment, state),
          after -> states.written(child, state.written(), GRID, after));
    }

    @Override
    public void again(String child) {
      later(() -> states.writeAgain(child));
    }

    @Override
    public boolean mayWrite() {
      return leased;
    }

    @Override
    public boolean mayWait() {
      return leased;
    }

    @Override
    public boolean mayAcknowledge(GridView before, GridView after) {
      return MoveHolder.this.mayAcknowledge(before, after);
    }
  }
}
