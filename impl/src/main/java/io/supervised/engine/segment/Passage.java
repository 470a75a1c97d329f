package io.supervised.engine.segment;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.Token;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.Course;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import java.util.UUID;

/** How a name goes from this segment to another one, and comes from one. Not thread-safe. */
final class Passage {

  private final String name;
  private final Surroundings around;
  private final Decision decision;
  private final ChildMemory memory;

  /** After how many moves the other segment was ordered to take it over, and has not answered; 0 if it has. */
  private long ordered;

  Passage(String name, Surroundings around, Decision decision, ChildMemory memory) {
    this.name = name;
    this.around = around;
    this.decision = decision;
    this.memory = memory;
  }

  /** Whether it is to go on in another segment, but has not arrived there. */
  boolean isUnderWay() {
    return decision.wish() instanceof Wish.Moved;
  }

  /** A user has it go on in another segment. */
  void decide(UUID operation, StoredSpec there, int to) {
    memory.course(memory.course().moved(operation));
    ChildInfo last = decision.entry().report();
    decision.make(
        new Wish.Moved(Ward.life(decision.wish()), there, to),
        last == null ? null : last.in(ChildState.MOVING),
        memory.history());
  }

  /**
   * If it is under way, hands it over, once nobody can have it run here again. To be called when it runs nowhere.
   *
   * @param least of the tokens that its next life may have
   */
  void goOn(Token least) {
    if (!(decision.wish() instanceof Wish.Moved moved)) {
      return;
    } else if (!decision.isKnown()) {
      decision.announce();
    } else if (ordered != decision.entry().moves()) {
      ordered = decision.entry().moves();
      ChildEntry next = new ChildEntry(
          new Wish.Started(moved.life(), moved.spec()),
          Version.NONE,
          Version.NONE,
          decision.entry().report(),
          memory.history().on(memory.course().from(least)));
      around.handOver(name, next, new SegmentHint(moved.segment(), next.moves()));
    }
  }

  /**
   * Whether it has arrived is known, or not; says whether it has, and nothing of it is left here.
   *
   * @param moves after how many moves: it may have come back since, and be under way again
   */
  boolean ends(long moves, boolean arrived) {
    if (!(decision.wish() instanceof Wish.Moved moved) || decision.entry().moves() != moves) {
      return false;
    }
    ordered = 0;
    if (arrived) {
      decision.make(new Wish.Placed(moved.segment()), memory.course());
    } else {
      around.again(name);
    }
    return arrived;
  }

  /** It comes from another segment. */
  void arrive(ChildEntry handed) {
    memory.adopt(handed);
    decision.make(handed.wish(), handed.report(), memory.history());
    decision.report(handed.report(), memory.history()); // it was not made here
  }

  /** After so many moves, it is in another segment. */
  void refer(int segment, long moves) {
    memory.course(new Course(moves, Wish.NO_OPERATION, memory.course().next()));
    decision.make(new Wish.Placed(segment), memory.course());
  }
}
