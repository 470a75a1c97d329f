package io.supervised.engine.segment;

import static java.util.Objects.requireNonNull;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.Restart;
import io.supervised.Token;
import io.supervised.engine.child.Exit;
import io.supervised.engine.core.GridView;
import io.supervised.engine.core.RestartPause;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.segment.Registrar.Kind;
import io.supervised.engine.segment.Registrar.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One name of a segment that runs here, or should, or has not quite ended: what is wanted of it, what it does, and what was promised
 * to users. Not thread-safe, but for {@link #isWanted} and {@link #entry}.
 */
final class Ward {

  private enum Step {
    IDLE,
    STARTING,
    ACTIVE,
    STOPPING,
    /** It has ended by itself, and waits for its restart. */
    PAUSED
  }

  private static final UUID BY_ITSELF = new UUID(0, 0);

  private final String name;
  private final int index;
  private final Grant grant;
  private final Surroundings around;
  private final List<Promise> promises = new ArrayList<>();
  private StoredSpec spec;
  private volatile ChildEntry entry;
  private volatile boolean wanted;
  private Step step = Step.IDLE;
  private @Nullable Token token;
  private boolean again;
  private long starts;
  private int failures;
  private long restarts;

  /** The first write of the present decision under this grant; once it is known to all members, so is the decision. */
  private @Nullable Version announced;

  private boolean known;

  /** Whether it was started by a user here, and may not be known to all yet; it does not run before. */
  private boolean fresh;

  /** A child that its bean declares, of which nothing else is known. */
  static Ward declared(Declared child, Grant grant, Surroundings around) {
    Ward ward = new Ward(
        child.name(),
        child.index(),
        new ChildEntry(new Wish.AsDeclared(), Version.NONE, Version.NONE, null),
        StoredSpec.declared(child.bean()),
        grant,
        around);
    ward.wanted = true;
    ward.known = true;
    return ward;
  }

  /** A name as the registry knows it. */
  static Ward of(
      String name, int index, ChildEntry entry, StoredSpec spec, Grant grant, Surroundings around) {
    Ward ward = new Ward(name, index, entry, spec, grant, around);
    ward.adopt(entry, spec);
    return ward;
  }

  private Ward(
      String name, int index, ChildEntry entry, StoredSpec spec, Grant grant, Surroundings around) {
    this.name = name;
    this.index = index;
    this.entry = entry;
    this.spec = spec;
    this.grant = grant;
    this.around = around;
  }

  String name() {
    return name;
  }

  /** Whether it runs or should; for any thread. */
  boolean isWanted() {
    return wanted;
  }

  StoredSpec spec() {
    return spec;
  }

  /** What is known of it; for any thread. */
  ChildEntry entry() {
    return entry;
  }

  /** Number of the next start under the grant. */
  long starts() {
    return starts;
  }

  /** Counts on from there, so that tokens grow. */
  Ward startingAt(long number) {
    starts = Math.max(starts, number);
    return this;
  }

  boolean isAtRest() {
    return step == Step.IDLE;
  }

  /** Whether nothing is left to do for it. */
  boolean isOver() {
    return !wanted && isAtRest() && promises.isEmpty();
  }

  @Nullable
  Token activeToken() {
    return step == Step.ACTIVE ? token : null;
  }

  // ---- what is decided

  /** Another holder has decided, or written, later than what is known here. */
  void adopt(ChildEntry newer, StoredSpec what) {
    boolean other = newer.decided().compareTo(entry.decided()) != 0 && !what.equals(spec);
    entry = newer;
    known = newer.decided().equals(Version.NONE);
    announced = null;
    fresh = false;
    boolean runs = newer.wish() instanceof Wish.Started || newer.wish() instanceof Wish.AsDeclared;
    wanted = runs && !diedWithItsNode(newer, what);
    again |= other;
    spec = what;
    ChildInfo report = newer.report();
    restarts = report == null ? restarts : Math.max(restarts, report.restarts());
    unsettle();
    if (!wanted && newer.wish() instanceof Wish.Started) {
      decide(new Wish.Ended(BY_ITSELF));
    }
  }

  private boolean diedWithItsNode(ChildEntry newer, StoredSpec what) {
    ChildInfo report = newer.report();
    return what.restart() == Restart.TEMPORARY
        && report != null
        && !around.isMember(report.node())
        && !report.node().equals(around.self());
  }

  /** A user starts it. */
  CompletionStage<Reply> start(UUID operation, StoredSpec what) {
    spec = what;
    failures = 0;
    restarts = 0;
    wanted = true;
    fresh = true;
    decide(new Wish.Started(operation, what));
    return promise(Reply.of(Kind.DONE), true);
  }

  boolean wasStartedBy(UUID operation) {
    return entry.wish() instanceof Wish.Started started && started.operation().equals(operation);
  }

  /** A user ends it. */
  CompletionStage<Reply> terminate(UUID operation) {
    wanted = false;
    fresh = false;
    decide(new Wish.Ended(operation));
    return promise(Reply.of(Kind.DONE), isAtRest());
  }

  /** Something is known of a name that does not run. */
  void note(Wish wish) {
    decide(wish);
  }

  /** A user wants it to begin anew. */
  void restart() {
    failures = 0;
    if (step == Step.PAUSED) {
      step = Step.IDLE;
    } else if (step != Step.IDLE) {
      again = true;
    }
  }

  private void decide(Wish wish) {
    Version now = grant.nextWrite();
    entry = new ChildEntry(wish, now, now, null);
    announced = now;
    known = false;
    around.put(name, entry);
  }

  private void write(@Nullable ChildInfo report) {
    Version now = grant.nextWrite();
    entry = new ChildEntry(entry.wish(), entry.decided(), now, report);
    announced = announced == null ? now : announced;
    around.put(name, entry);
  }

  private void report(ChildState state) {
    write(new ChildInfo(
        name, spec.bean(), state, around.self(), requireNonNull(token), restarts, around.now()));
  }

  // ---- what is promised

  /** Replies once all members know of the present decision. */
  CompletionStage<Reply> promise(Reply reply, boolean atRest) {
    if (known && atRest) {
      return CompletableFuture.completedFuture(reply);
    }
    if (!known && announced == null) {
      write(entry.report());
    }
    Promise promise = new Promise(reply, atRest);
    promises.add(promise);
    return promise.future();
  }

  /** A write has reached the members of the grid. */
  void written(Version version, GridView before, GridView after) {
    if (known || announced == null || version.compareTo(announced) < 0) {
      return;
    }
    if (around.mayAcknowledge(before, after)) {
      known = true;
      fresh = false;
      keepPromises();
    } else if (fresh || !promises.isEmpty()) {
      around.again(name);
    }
  }

  /** Some time has passed since a write that could not be acknowledged, or the segment is open again. */
  void writeAgain() {
    if (!known && (fresh || !promises.isEmpty())) {
      write(entry.report());
    }
  }

  private void keepPromises() {
    if (known) {
      promises.removeIf(Promise::keep);
    }
  }

  /** Whoever waits has to ask the next holder. */
  void unsettle() {
    promises.forEach(Promise::unsettled);
    promises.clear();
  }

  // ---- what it does

  /** Closes the difference between what should be and what is. */
  void reconcile(boolean open) {
    boolean may = open && wanted && !fresh && around.suits(spec);
    if (step == Step.PAUSED && !may) {
      step = Step.IDLE;
    }
    if (step == Step.IDLE && may) {
      again = false;
      begin();
    } else if ((step == Step.STARTING || step == Step.ACTIVE) && (again || !may)) {
      step = Step.STOPPING;
      around.stop(name, requireNonNull(token));
    }
  }

  private void begin() {
    Token next = grant.token(starts);
    starts++;
    token = next;
    step = Step.STARTING;
    around.start(name, index, spec, next);
  }

  void started(Token which) {
    if (step == Step.STARTING && which.equals(token)) {
      step = Step.ACTIVE;
      report(ChildState.ACTIVE);
    }
  }

  void ended(Token which, Exit exit, long activeMillis) {
    if (!which.equals(token) || step == Step.IDLE || step == Step.PAUSED) {
      return;
    }
    if (step == Step.STOPPING) {
      rest();
    } else if (isFinal(exit)) {
      wanted = false;
      decide(new Wish.Ended(BY_ITSELF));
      rest();
    } else {
      failures = RestartPause.failuresAfter(failures, activeMillis);
      restarts++;
      step = Step.PAUSED;
      report(ChildState.RESTARTING);
      around.restartAfter(name, which, RestartPause.millis(failures));
    }
  }

  private boolean isFinal(Exit exit) {
    return switch (spec.restart()) {
      case PERMANENT -> false;
      case TRANSIENT -> exit == Exit.NORMAL;
      case TEMPORARY -> exit == Exit.NORMAL || exit == Exit.CRASHED;
    };
  }

  private void rest() {
    step = Step.IDLE;
    promises.forEach(Promise::rests);
    keepPromises();
  }

  void restartDue(Token which) {
    if (step == Step.PAUSED && which.equals(token)) {
      step = Step.IDLE;
    }
  }
}
