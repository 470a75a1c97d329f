package io.supervised.engine.segment;

import static java.util.Objects.requireNonNull;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.Restart;
import io.supervised.Token;
import io.supervised.engine.child.Ending;
import io.supervised.engine.child.Exit;
import io.supervised.engine.child.Thrown;
import io.supervised.engine.core.GridView;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.segment.Registrar.Kind;
import io.supervised.engine.segment.Registrar.Reply;
import io.supervised.engine.state.Snapshot;
import io.supervised.event.ChildEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One name of a segment that runs here, or should, or has not quite ended: what is wanted of it, and what it does. Not
 * thread-safe, but for {@link #entry}.
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

  private static final String RETURNED = "its work loop returned";

  private final String name;
  private final int index;
  private final Grant grant;
  private final Surroundings around;
  private final Decision decision;
  private final ChildNews news;
  private final ChildMemory memory;
  private final Bond bond;
  private final Passage passage;
  private StoredSpec spec;
  private boolean wanted;
  private boolean handsOver;
  private Step step = Step.IDLE;
  private @Nullable Token token;

  /** Operation by which what runs, or ran last, was started; another one's state is not its own. */
  private UUID living = Wish.NO_OPERATION;

  private boolean again;
  private long starts;
  private boolean givenUp;
  private final RecentOperations restartedBy = new RecentOperations();

  /** Whether it was started by a user here, and may not be known to all yet; it does not run before. */
  private boolean fresh;

  /** A child that its bean declares, of which nothing else is known. */
  static Ward declared(Declared child, Grant grant, Surroundings around) {
    Ward ward = new Ward(
        child.name(),
        child.index(),
        new ChildEntry(new Wish.AsDeclared(), Version.NONE, Version.NONE, null),
        child.spec(),
        grant,
        around);
    ward.wanted = true;
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
    this.decision = new Decision(name, entry, grant, around);
    this.spec = spec;
    this.grant = grant;
    this.around = around;
    this.news = new ChildNews(around);
    this.memory = new ChildMemory(name, around);
    this.bond = memory.bond();
    this.passage = new Passage(name, around, decision, memory);
  }

  String name() {
    return name;
  }

  /** Whether it runs or should. */
  boolean isWanted() {
    return wanted;
  }

  StoredSpec spec() {
    return spec;
  }

  /** What is known of it; for any thread. */
  ChildEntry entry() {
    return decision.entry();
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
    return !wanted && isAtRest() && !decision.isAwaited() && !passage.isUnderWay();
  }

  /** Whether it was given up, by itself or with its group. */
  boolean isGivenUp() {
    return givenUp || bond.isGivenUp();
  }

  @Nullable
  Token activeToken() {
    return step == Step.ACTIVE ? token : null;
  }

  // ---- what is decided

  /** Another holder has decided, or written, later than what is known here. */
  void adopt(ChildEntry newer, StoredSpec what) {
    again |= newer.decided().compareTo(entry().decided()) != 0 && !what.equals(spec);
    decision.adopt(newer);
    again |= isOfAnotherLife();
    fresh = false;
    spec = what;
    memory.adopt(newer);
    givenUp = newer.isGivenUp() && !bond.standing().givenUpWithGroup();
    ChildInfo report = newer.report();
    wanted = newer.runs();
    if (wanted && report != null && hasLostItsNode(report)) {
      lostItsNode(report);
    }
  }

  /** Who hands over a child for which that makes a difference says so; the membership may show later who has died. */
  private boolean hasLostItsNode(ChildInfo report) {
    boolean mayHaveRun =
        report.state() == ChildState.ACTIVE || report.state() == ChildState.STARTING;
    return mayHaveRun && !report.node().equals(around.self());
  }

  private void lostItsNode(ChildInfo report) {
    if (spec.restart() == Restart.TEMPORARY) {
      endByItself();
    } else if (bond.isTied()) {
      bond.ended(report.token());
      rests(ChildState.RESTARTING, report.token(), "");
    }
  }

  private void endByItself() {
    wanted = false;
    decision.make(new Wish.Ended(Wish.NO_OPERATION), memory.course());
    forgetState();
  }

  private void forgetState() {
    around.forgetState(name, spec, grant.nextWrite());
  }

  /** A user starts it. */
  CompletionStage<Reply> start(UUID operation, StoredSpec what) {
    spec = what;
    memory.beginAnew();
    givenUp = false;
    wanted = true;
    fresh = true;
    again = true; // what may still run is not what was started now
    ChildState first = around.suits(what) ? ChildState.STARTING : ChildState.MOVING;
    decision.make(new Wish.Started(operation, what), told(first, nextToken()), memory.history());
    return promise(Reply.of(Kind.DONE), false);
  }

  boolean wasStartedBy(UUID operation) {
    return decision.wish() instanceof Wish.Started started
        && started.operation().equals(operation);
  }

  /** A user ends it. */
  CompletionStage<Reply> terminate(UUID operation, boolean stopped) {
    wanted = false;
    fresh = false;
    decision.make(new Wish.Ended(operation), memory.course());
    forgetState();
    return promise(Reply.of(Kind.DONE), stopped);
  }

  /** Something is known of a name that does not run. */
  void note(Wish wish) {
    decision.make(wish, memory.course());
  }

  // ---- from segment to segment

  /** A user has it go on in another segment, with another constraint; replies once all members know. */
  CompletionStage<Reply> move(UUID operation, int to, String constraint) {
    wanted = false;
    fresh = false;
    passage.decide(operation, spec.constrained(constraint), to);
    return promise(Reply.of(Kind.DONE), false);
  }

  /** Whether it has arrived there after so many moves is known, or not. */
  void handedOver(long moves, boolean arrived) {
    if (passage.ends(moves, arrived)) {
      forgetState();
    }
  }

  /** It comes from another segment; replies once all members know. */
  CompletionStage<Reply> receive(ChildEntry handed) {
    spec = ((Wish.Started) handed.wish()).spec();
    givenUp = false;
    wanted = true;
    fresh = true;
    passage.arrive(handed);
    return promise(Reply.of(Kind.DONE), false);
  }

  /** After so many moves, it is in another segment. */
  void refer(int segment, long moves) {
    wanted = false;
    passage.refer(segment, moves);
  }

  /** Replies once all members know of the present decision and, if that is asked for, it has stopped. */
  CompletionStage<Reply> promise(Reply reply, boolean stopped) {
    return decision.promise(reply, !stopped || isAtRest());
  }

  /** A user wants it to begin anew; replies, if that is asked for, once what ran has stopped. */
  CompletionStage<Reply> restart(UUID operation, boolean stopped) {
    if (restartedBy.add(operation)) {
      memory.restarts().forgive();
      if (givenUp) {
        takeBack();
      } else if (step == Step.PAUSED) {
        step = Step.IDLE;
      } else if (step != Step.IDLE) {
        again = true;
      }
    }
    boolean over = isAtRest() || !(again || step == Step.STOPPING);
    return decision.promise(Reply.of(Kind.DONE), !stopped || over);
  }

  /** It was given up, and is to run again: the next holder must know, too. */
  private void takeBack() {
    givenUp = false;
    memory.reason("");
    decision.make(decision.wish(), told(ChildState.RESTARTING, lastToken()), memory.history());
  }

  private void report(ChildState state) {
    decision.report(told(state, requireNonNull(token)), memory.history());
  }

  /** That of its last life; of its next one if it never had any. */
  private Token lastToken() {
    ChildInfo report = entry().report();
    Token told = report == null ? nextToken() : report.token();
    return token == null ? told : token;
  }

  private Token nextToken() {
    Token own = grant.token(starts);
    Token least = memory.course().next();
    return own.compareTo(least) > 0 ? own : least;
  }

  private ChildInfo told(ChildState state, Token life) {
    return memory.report(spec.bean(), state, life);
  }

  /** A write has reached the members of the grid. */
  void written(Version version, GridView before, GridView after) {
    if (decision.written(version, before, after, fresh || passage.isUnderWay())) {
      fresh = false;
    }
  }

  /** Some time has passed since a write that could not be acknowledged, or the segment is open again. */
  void writeAgain() {
    decision.writeAgain(fresh || passage.isUnderWay());
  }

  /** Whoever waits has to ask the next holder. */
  void unsettle() {
    decision.unsettle();
  }

  // ---- what it does

  /** Closes the difference between what should be and what is. */
  void reconcile(boolean open) {
    handsOver = !open;
    boolean due = open && wanted && !fresh && !givenUp;
    boolean may = due && around.suits(spec);
    if (step == Step.PAUSED && (!may || bond.isGivenUp())) {
      step = Step.IDLE;
    }
    if (step == Step.IDLE && may && bond.mayBegin()) {
      begin();
    } else if (step == Step.IDLE && due) {
      waitForOthers();
    } else if (step == Step.IDLE && handsOver) {
      tellOfHandOver();
    } else if ((step == Step.STARTING || step == Step.ACTIVE)
        && (again || !may || bond.mustStop())) {
      stop();
    }
    if (open && step == Step.IDLE && passage.isUnderWay()) {
      passage.goOn(nextToken());
    }
  }

  /** The others of its group have to know that it does not run, whatever its last holder has told, or is about to. */
  private void waitForOthers() {
    ChildInfo report = entry().report();
    ChildState told = report == null ? ChildState.RESTARTING : report.state();
    Optional<String> why = bond.givenUp();
    ChildState state = why.isPresent() ? ChildState.GIVEN_UP : ChildState.RESTARTING;
    if (bond.isTied() && (told != state || !decision.isTold())) {
      Token last = lastToken();
      bond.waits();
      rests(state, last, why.orElse(""));
      if (told != state) {
        why.ifPresent(
            text -> news.givenUpWithGroup(event(last), text, memory.restarts().all()));
      }
    }
  }

  /** For the next holder: this child has not died with its node. */
  private void tellOfHandOver() {
    ChildInfo report = entry().report();
    boolean matters = bond.isTied() || spec.restart() == Restart.TEMPORARY;
    if (wanted && matters && report != null && hasTold(report)) {
      rests(ChildState.MOVING, report.token(), "");
    }
  }

  private boolean hasTold(ChildInfo report) {
    return report.node().equals(around.self())
        && (report.state() == ChildState.ACTIVE || report.state() == ChildState.STARTING);
  }

  private void rests(ChildState state, Token last, String because) {
    decision.report(told(state, last).because(because), memory.history());
  }

  private void stop() {
    if (wanted && spec.restart() == Restart.TEMPORARY && bond.mustStop()) {
      endByItself();
    }
    step = Step.STOPPING;
    around.stop(name, requireNonNull(token));
  }

  private void begin() {
    again = false;
    bond.begins();
    Token next = nextToken();
    starts++;
    memory.course(memory.course().used(next));
    token = next;
    living = life();
    step = Step.STARTING;
    around.start(new Beginning(name, index, spec, next, living, memory.ticks()));
  }

  void started(Token which) {
    if (step == Step.STARTING && which.equals(token)) {
      step = Step.ACTIVE;
      ChildEntry before = entry();
      report(ChildState.ACTIVE);
      news.started(event(which), before);
    }
  }

  /**
   * A method is about to run by its timetable.
   *
   * @return whether it may, once all members know
   */
  CompletionStage<Boolean> tick(Token which, String method, Instant time) {
    if (step != Step.ACTIVE || !which.equals(token) || !memory.addTick(method, time)) {
      return CompletableFuture.completedFuture(false);
    }
    decision.make(decision.wish(), entry().report(), memory.history());
    return allKnow();
  }

  private CompletionStage<Boolean> allKnow() {
    return decision
        .promise(Reply.of(Kind.DONE), true)
        .thenApply(reply -> reply.kind() == Kind.DONE);
  }

  /**
   * An activation leaves a state to the next one; answered with whether all members have it, or know that there is no next one to have it.
   */
  CompletionStage<Boolean> keep(Token which, Snapshot state) {
    if (step == Step.IDLE || step == Step.PAUSED || !which.equals(token)) {
      return CompletableFuture.completedFuture(false);
    } else if ((wanted || passage.isUnderWay()) && !isOfAnotherLife()) {
      Version now = grant.nextWrite();
      return around.keep(name, new ChildEntry(new Wish.Kept(living, state), now, now, null));
    }
    boolean endedHere = grant.made(entry().decided().grant());
    return endedHere ? allKnow() : CompletableFuture.completedFuture(false);
  }

  private boolean isOfAnotherLife() {
    return !living.equals(life());
  }

  /** Operation by which it was started, zero if its bean declares it. */
  private UUID life() {
    return life(decision.wish());
  }

  static UUID life(Wish wish) {
    if (wish instanceof Wish.Moved moved) {
      return moved.life();
    }
    return wish instanceof Wish.Started started ? started.operation() : Wish.NO_OPERATION;
  }

  private ChildEvent event(Token which) {
    return new ChildEvent(name, spec.bean(), around.self(), which);
  }

  void ended(Token which, Ending ending) {
    if (!which.equals(token) || step == Step.IDLE || step == Step.PAUSED) {
      return;
    }
    boolean byItself = ending.exit() == Exit.CRASHED || ending.exit() == Exit.NORMAL;
    if (byItself && wanted && !isOfAnotherLife()) {
      endedByItself(which, ending);
    } else if (step == Step.STOPPING) {
      rest();
      if (handsOver) {
        tellOfHandOver();
      }
    } else {
      memory.restarts().notTried();
      if (ending.cause() != null) {
        memory.reason(text(ending));
      }
      pause(nextPause());
    }
  }

  private void endedByItself(Token which, Ending ending) {
    Throwable cause = ending.cause();
    memory.reason(text(ending));
    Optional<Duration> next = goOn(Sequel.of(ending, which, spec, memory, around));
    if (ending.exit() == Exit.CRASHED) {
      news.crashed(event(which), memory.reason(), cause, memory.restarts().all(), next);
    }
    if (givenUp) {
      news.givenUp(event(which), memory.reason(), memory.restarts().all(), spec.limit());
    }
  }

  private static String text(Ending ending) {
    return ending.cause() == null ? "" : Thrown.text(ending.cause());
  }

  /** Says after what time it is started again, if it is. */
  private Optional<Duration> goOn(Sequel sequel) {
    switch (sequel) {
      case OVER -> {
        endByItself();
        rest();
      }
      case GIVEN_UP -> giveUp();
      case AGAIN -> {
        return startLater();
      }
    }
    return Optional.empty();
  }

  private Optional<Duration> startLater() {
    if (step == Step.STOPPING) {
      report(ChildState.RESTARTING);
      rest(); // it goes on where it is wanted, or begins anew here at once
      return Optional.empty();
    }
    Duration pause = nextPause();
    pause(pause);
    return Optional.of(pause);
  }

  private Duration nextPause() {
    return around.backoff().pause(memory.restarts().inARow(), around.chance());
  }

  private void pause(Duration pause) {
    step = Step.PAUSED;
    report(ChildState.RESTARTING);
    around.restartAfter(name, requireNonNull(token), pause);
  }

  private void giveUp() {
    givenUp = true;
    if (memory.reason().isEmpty()) {
      memory.reason(RETURNED);
    }
    report(ChildState.GIVEN_UP);
    rest();
  }

  private void rest() {
    step = Step.IDLE;
    decision.rests();
  }

  void restartDue(Token which) {
    if (step == Step.PAUSED && which.equals(token)) {
      step = Step.IDLE;
    }
  }
}
