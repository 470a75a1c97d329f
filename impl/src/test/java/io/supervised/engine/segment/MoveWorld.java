package io.supervised.engine.segment;

import static java.util.Objects.requireNonNull;

import io.supervised.ChildState;
import io.supervised.Restart;
import io.supervised.RestartLimit;
import io.supervised.Supervised;
import io.supervised.Token;
import io.supervised.engine.child.Exit;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.segment.Registrar.Kind;
import io.supervised.engine.segment.Registrar.Reply;
import io.supervised.engine.segment.Registrar.StartOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One child that counts its calls and goes from segment to segment, whose holders change, die and lose their leases, while orders are
 * lost, late, or come twice. What happens next is drawn from a seed.
 */
final class MoveWorld {

  static final String CHILD = "x";
  static final int HOME = 0;
  private static final int SEGMENTS = 4;
  private static final RestartLimit LIMIT =
      new RestartLimit(Supervised.UNLIMITED, Duration.ofSeconds(5));

  final Random random;
  final List<String> diary = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private final Map<Integer, ChildEntry> entries = new HashMap<>();
  private final Map<Integer, ChildEntry> states = new HashMap<>();
  private final List<MoveHolder> holders = new ArrayList<>();
  private final List<Runnable> underWay = new ArrayList<>();
  private @Nullable MoveHolder runner;
  private Token life = new Token(0, "", 0, 0);
  private int count;
  private int acknowledged;
  private int operations;
  private long grants;
  private int place = HOME;
  private @Nullable UserMove asked;
  private boolean calm = true;

  MoveWorld(Random random) {
    this.random = random;
    for (int segment = 0; segment < SEGMENTS; segment++) {
      holders.add(new MoveHolder(segment, ++grants, this));
    }
    holders.forEach(MoveHolder::open);
    calmDown(1000);
    StoredSpec spec = new StoredSpec(
        CHILD, Restart.PERMANENT, LIMIT, StoredSpec.DEFAULT_STOP, StoredSpec.ANYWHERE, new byte[0]);
    var unused = holders
        .get(HOME)
        .registrar()
        .start(List.of(new StartOrder(CHILD, operation(), spec.encoded())));
    calmDown(1000);
    calm = false;
  }

  private UUID operation() {
    return new UUID(0, ++operations);
  }

  // ---- what happens

  /** Something that is under way arrives, or ends; false if nothing is. */
  boolean goOn() {
    if (underWay.isEmpty()) {
      return false;
    }
    underWay.remove(random.nextInt(underWay.size())).run();
    return true;
  }

  /** Nothing is lost any more; false if it does not come to rest within so many steps. */
  boolean calmDown(int steps) {
    calm = true;
    int left = steps;
    while (left > 0 && goOn()) {
      left--;
    }
    return underWay.isEmpty();
  }

  /** A user moves the child, unless the last move is not through. */
  void move() {
    if (asked == null) {
      asked = new UserMove(this, operation(), 1 + random.nextInt(SEGMENTS - 1));
      diary.add("move to " + asked.to());
      asked.begin();
    }
  }

  /** All know that it is to go there. */
  void accepted(int to) {
    place = to;
  }

  /** The move is through. */
  void arrived() {
    asked = null;
  }

  void call() {
    if (runner != null) {
      count++;
      int counted = count;
      var unused = runner.keep(life, counted).thenAccept(kept -> {
        if (kept) {
          acknowledged = Math.max(acknowledged, counted);
        }
      });
    }
  }

  void crash() {
    if (runner != null) {
      diary.add("crash");
      MoveHolder on = runner;
      runner = null;
      on.ended(life, Exit.CRASHED);
    }
  }

  /** A segment goes to another node in order. */
  void handOff() {
    MoveHolder holder = any();
    diary.add("hand off " + holder.segment());
    holder.release();
  }

  void lapse() {
    MoveHolder holder = any();
    diary.add("lapse " + holder.segment());
    holder.lapse();
  }

  void kill() {
    MoveHolder holder = any();
    diary.add("kill " + holder.segment());
    if (runner == holder) {
      runner = null;
    }
    holder.die();
    succeed(holder);
  }

  private MoveHolder any() {
    return holders.get(random.nextInt(SEGMENTS));
  }

  /** The next holder is granted the segment; grants are numbered in the order in which they are made, whatever they are for. */
  void succeed(MoveHolder before) {
    MoveHolder next = new MoveHolder(before.segment(), ++grants, this);
    holders.set(before.segment(), next);
    next.open();
  }

  // ---- from the holders

  void later(Runnable event) {
    underWay.add(event);
  }

  /** Whether this time a message is lost, or the members of the grid change. */
  boolean isDisturbed() {
    return !calm && random.nextInt(6) == 0;
  }

  void written(int segment, ChildEntry entry) {
    entries.merge(segment, entry, MoveWorld::later);
  }

  void stateWritten(int segment, ChildEntry state) {
    states.merge(segment, state, MoveWorld::later);
  }

  private static ChildEntry later(ChildEntry one, ChildEntry other) {
    return other.isNewerThan(one) ? other : one;
  }

  Map<String, ChildEntry> known(int segment) {
    ChildEntry entry = entries.get(segment);
    return entry == null ? Map.of() : Map.of(CHILD, entry);
  }

  @Nullable
  ChildEntry state(int segment) {
    return states.get(segment);
  }

  void begins(MoveHolder on, Token token, int restored) {
    diary.add("begin in " + on.segment() + " " + token + " from " + restored);
    must(runner == null, "runs twice");
    must(token.compareTo(life) > 0, "goes back to an earlier token");
    must(restored >= acknowledged, "has lost acknowledged calls: " + acknowledged);
    runner = on;
    life = token;
    count = restored;
  }

  /** It was asked to end, and leaves its state first. */
  void stopped(MoveHolder on, Token token) {
    if (runner == on && token.equals(life)) {
      diary.add("end");
      var unused = on.keep(token, count);
      runner = null;
      on.ended(token, Exit.ASKED);
    }
  }

  /** An order to whoever holds a segment when it comes. */
  CompletableFuture<Reply> give(int segment, Function<Registrar, CompletionStage<Reply>> order) {
    CompletableFuture<Reply> answer = new CompletableFuture<>();
    boolean lost = isDisturbed();
    for (int copy = isDisturbed() ? 2 : lost ? 0 : 1; copy > 0; copy--) {
      later(() -> holders.get(segment).take(order, reply -> later(() -> answer.complete(reply))));
    }
    if (lost) {
      later(() -> answer.complete(Reply.of(Kind.UNSETTLED))); // or its reply is
    }
    return answer;
  }

  void handOver(Handover order, SegmentHint to, Consumer<Boolean> arrived) {
    CompletableFuture<Reply> received = give(to.segment(), there -> there.receive(order));
    CompletableFuture<Reply> referred = order.from() == HOME
        ? received
        : received.thenCompose(reply -> reply.kind() == Kind.DONE
            ? give(HOME, there -> there.refer(CHILD, to.segment(), to.moves()))
            : received);
    var unused = referred.thenAccept(reply -> arrived.accept(reply.kind() == Kind.DONE));
  }

  // ---- what must be so

  private void must(boolean holds, String otherwise) {
    if (!holds) {
      diary.add("the child " + otherwise);
      violations.add(otherwise);
    }
  }

  /** What is not as it should be once nothing is under way. */
  List<String> unwell() {
    List<String> unwell = new ArrayList<>(violations);
    if (asked != null) {
      unwell.add("the move to " + asked.to() + " is not through");
    }
    if (runner == null || runner.segment() != place) {
      unwell.add("does not run in " + place);
    }
    for (int segment = 0; segment < SEGMENTS; segment++) {
      ChildEntry entry = entries.get(segment);
      if (entry != null && entry.runs() != (segment == place)) {
        unwell.add(segment + " says " + entry);
      }
    }
    if (!isActiveAt(place)) {
      unwell.add("nobody is told that it runs in " + place);
    }
    Wish home = requireNonNull(entries.get(HOME)).wish();
    if (place != HOME && !home.equals(new Wish.Placed(place))) {
      unwell.add("its first segment says " + home);
    }
    if (count < acknowledged) {
      unwell.add("has lost acknowledged calls");
    }
    return unwell;
  }

  private boolean isActiveAt(int segment) {
    ChildEntry entry = entries.get(segment);
    return entry != null
        && entry.report() != null
        && entry.report().state() == ChildState.ACTIVE
        && entry.report().token().equals(life);
  }
}
