package io.supervised.engine.segment;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Restart;
import io.supervised.RestartLimit;
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
import io.supervised.engine.segment.Registrar.StartOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One segment on a node that does what it is told at once, except for writes, which wait until a test lets them reach the others; with
 * a diary of what was done.
 */
final class Room implements Surroundings {

  static final GridView GRID = new GridView(1, Set.of(new UUID(0, 1)));
  static final RestartLimit LIMIT = new RestartLimit(3, Duration.ofSeconds(5));
  static final ClusterNode ELSEWHERE = new ClusterNode("there", new UUID(0, 2));
  private static final ClusterNode HERE = new ClusterNode("here", new UUID(0, 1));

  final List<String> diary = new ArrayList<>();
  final Map<String, ChildEntry> registry = new LinkedHashMap<>();
  final Map<String, ChildEntry> writes = new LinkedHashMap<>();
  final Set<String> again = new HashSet<>();
  private final ClusterNode self;
  final SegmentSupervisor segment;
  boolean leased = true;
  boolean suited = true;
  boolean stubborn;
  boolean slowToCompare;
  Instant now = Instant.EPOCH.plusSeconds(1_000);
  final News news = new News();
  /** Of the child that was started last. */
  Map<String, Instant> ticks = Map.of();

  UUID life = Wish.NO_OPERATION;
  int index;
  /** What was kept, by child. */
  final Map<String, ChildEntry> states = new LinkedHashMap<>();

  static final int NUMBER = 3;

  /** What this segment has handed over to others. */
  final List<Handover> handedOver = new ArrayList<>();

  /** What children have left in other segments. */
  final Map<String, Wish.Kept> left = new LinkedHashMap<>();

  boolean slowToRead;
  private final List<Runnable> readings = new ArrayList<>();
  private final List<Runnable> comparisons = new ArrayList<>();
  private final Map<String, Token> tokens = new LinkedHashMap<>();

  Room(long grant, Declared... declared) {
    this(grant, HERE, declared);
  }

  /** A room on that node. */
  Room(long grant, ClusterNode self, Declared... declared) {
    this.self = self;
    this.segment = new SegmentSupervisor(List.of(declared), token(grant, 0), this);
  }

  static Token token(long grant, long restart) {
    return new Token(9, "p", grant, restart);
  }

  static byte[] spec(String argument, Restart restart) {
    return stored(argument, restart, LIMIT).encoded();
  }

  static StoredSpec stored(String argument, Restart restart, RestartLimit limit) {
    return new StoredSpec(
        "cart",
        restart,
        limit,
        StoredSpec.DEFAULT_STOP,
        StoredSpec.ANYWHERE,
        argument.getBytes(StandardCharsets.UTF_8));
  }

  /** What a bean says of its child. */
  static StoredSpec declared() {
    return stored("", Restart.PERMANENT, LIMIT);
  }

  /** A room in which a child runs. */
  static Room started(String child) {
    Room room = new Room(1).open();
    room.start(child, 1, "EUR");
    room.replicate();
    return room;
  }

  /** A child that another node has told of. */
  static ChildEntry ranElsewhere(Restart restart) {
    ChildInfo report =
        new ChildInfo("x", "cart", ChildState.ACTIVE, ELSEWHERE, token(1, 0), 0, Instant.EPOCH);
    return new ChildEntry(
        new Wish.Started(new UUID(0, 1), StoredSpec.decoded(spec("EUR", restart))),
        version(1, 1),
        version(1, 2),
        report);
  }

  /** A reply that may be yet to come. */
  record Owed(CompletableFuture<Reply> future) {

    boolean isOpen() {
      return !future.isDone();
    }

    Reply reply() {
      if (isOpen()) {
        throw new AssertionError("no reply yet");
      }
      return future.join();
    }

    Kind kind() {
      return reply().kind();
    }
  }

  // ---- what a test does

  private Registrar registrar() {
    return new SegmentRegistrar(segment);
  }

  Owed place(String child, int segment) {
    return new Owed(registrar().place(child, segment).toCompletableFuture());
  }

  /** Of two groups at most. */
  Owed group(String constraint) {
    return new Owed(registrar().group(constraint, 2).toCompletableFuture());
  }

  Owed restart(String child, long operation) {
    return new Owed(registrar().restart(child, new UUID(0, operation), true).toCompletableFuture());
  }

  /** Asked for by the child itself, which waits for the reply. */
  Owed restartFromWithin(String child, long operation) {
    return new Owed(
        registrar().restart(child, new UUID(0, operation), false).toCompletableFuture());
  }

  /** Asked for by the child itself, which waits for the reply. */
  Owed terminateFromWithin(String child, long operation) {
    return new Owed(
        registrar().terminate(child, new UUID(0, operation), false).toCompletableFuture());
  }

  Owed move(String child, long operation, int to, String constraint) {
    return new Owed(
        registrar().move(child, new UUID(0, operation), to, constraint).toCompletableFuture());
  }

  Owed moved(String child, long operation) {
    return new Owed(registrar().moved(child, new UUID(0, operation)).toCompletableFuture());
  }

  Owed receive(Handover order) {
    return new Owed(registrar().receive(order).toCompletableFuture());
  }

  Owed refer(String child, int where, long moves) {
    return new Owed(registrar().refer(child, where, moves).toCompletableFuture());
  }

  ChildEntry entry(String child) {
    return Objects.requireNonNull(registry.get(child), child);
  }

  /** Opens the segment with what the registry knows. */
  Room open() {
    segment.open();
    segment.loaded(Map.copyOf(registry));
    return this;
  }

  Owed start(String child, long operation, String argument) {
    return start(child, operation, argument, Restart.PERMANENT);
  }

  Owed start(String child, long operation, String argument, Restart restart) {
    StartOrder order = new StartOrder(child, new UUID(0, operation), spec(argument, restart));
    return new Owed(registrar()
        .start(List.of(order))
        .thenApply(replies -> replies.get(0))
        .toCompletableFuture());
  }

  Owed terminate(String child, long operation) {
    return new Owed(
        registrar().terminate(child, new UUID(0, operation), true).toCompletableFuture());
  }

  /** All writes reach all members. */
  void replicate() {
    while (!writes.isEmpty()) {
      Map<String, ChildEntry> batch = new LinkedHashMap<>(writes);
      writes.clear();
      registry.putAll(batch);
      batch.forEach((child, entry) -> segment.written(child, entry.written(), GRID, GRID));
    }
  }

  /** All writes end while the members of the grid change. */
  void replicateInDisorder() {
    Map<String, ChildEntry> batch = new LinkedHashMap<>(writes);
    writes.clear();
    batch.forEach(
        (child, entry) -> segment.written(child, entry.written(), GRID, new GridView(2, Set.of())));
  }

  void exits(String child, Exit exit) {
    Throwable cause = exit == Exit.CRASHED ? new IllegalStateException("sick") : null;
    segment.ended(child, tokenOf(child), new Ending(exit, 5, cause));
  }

  void stops(String child) {
    exits(child, Exit.ASKED);
  }

  void pauseEnds(String child) {
    segment.restartDue(child, tokenOf(child));
  }

  Token tokenOf(String child) {
    Token token = tokens.get(child);
    if (token == null) {
      throw new AssertionError(child + " was never started");
    }
    return token;
  }

  // ---- what the segment does

  @Override
  public void load() {
    // a test says what was read
  }

  @Override
  public void opened() {
    diary.add("opened");
  }

  @Override
  public void closed() {
    diary.add("closed");
  }

  @Override
  public void start(Beginning beginning) {
    String child = beginning.child();
    Token token = beginning.token();
    Token before = tokens.put(child, token);
    if (before != null && before.compareTo(token) >= 0) {
      throw new AssertionError(child + " is started with " + token + " after " + before);
    }
    diary.add("start " + child + " " + argument(beginning.spec()));
    ticks = beginning.ticks();
    life = beginning.life();
    index = beginning.index();
    segment.started(child, token);
  }

  @Override
  public void stop(String child, Token token) {
    diary.add("stop " + child);
    if (!stubborn) {
      segment.ended(child, token, new Ending(Exit.ASKED, 5, null));
    }
  }

  @Override
  public void restartAfter(String child, Token token, Duration pause) {
    diary.add("pause " + child + " " + pause.toMillis());
  }

  @Override
  public Backoff backoff() {
    return Backoff.DEFAULT;
  }

  @Override
  public double chance() {
    return 1;
  }

  @Override
  public SegmentEvents events() {
    return news;
  }

  @Override
  public void put(String child, ChildEntry entry) {
    writes.put(child, entry);
  }

  @Override
  public CompletionStage<Boolean> keep(String child, ChildEntry state) {
    states.put(child, state);
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public void forgetState(String child, StoredSpec spec, Version version) {
    states.remove(child);
  }

  @Override
  public CompletionStage<Optional<Wish.Kept>> stateIn(int number, String child) {
    CompletableFuture<Optional<Wish.Kept>> answer = new CompletableFuture<>();
    Runnable reading = () -> answer.complete(Optional.ofNullable(left.get(child)));
    if (slowToRead) {
      readings.add(reading);
    } else {
      reading.run();
    }
    return answer;
  }

  /** What waits to be read has been. */
  void read() {
    List<Runnable> ready = List.copyOf(readings);
    readings.clear();
    ready.forEach(Runnable::run);
  }

  @Override
  public void handOver(String child, ChildEntry next, SegmentHint to) {
    diary.add("hand over " + child + " to " + to.text());
    handedOver.add(Handover.of(child, NUMBER, next));
  }

  @Override
  public int indexOf(String child) {
    return 7;
  }

  @Override
  public void again(String child) {
    again.add(child);
  }

  /** Equal if they differ in the case of their letters only. */
  @Override
  public CompletionStage<Optional<String>> difference(StoredSpec there, StoredSpec wanted) {
    CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
    comparisons.add(() -> answer.complete(
        argument(there).equalsIgnoreCase(argument(wanted))
            ? Optional.empty()
            : Optional.of(argument(there))));
    if (!slowToCompare) {
      compare();
    }
    return answer;
  }

  private static String argument(StoredSpec spec) {
    return new String(spec.arguments(), StandardCharsets.UTF_8);
  }

  /** What waits to be compared has been. */
  void compare() {
    List<Runnable> ready = List.copyOf(comparisons);
    comparisons.clear();
    ready.forEach(Runnable::run);
  }

  @Override
  public boolean suits(StoredSpec spec) {
    return suited;
  }

  @Override
  public Optional<GroupTies> ties(String child) {
    return Optional.empty();
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
  public ClusterNode self() {
    return self;
  }

  @Override
  public Instant now() {
    return now;
  }

  static Version version(long grant, long sequence) {
    return new Version(token(grant, 0), sequence);
  }
}
