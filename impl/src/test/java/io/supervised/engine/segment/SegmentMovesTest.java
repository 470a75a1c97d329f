package io.supervised.engine.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.ChildState;
import io.supervised.Restart;
import io.supervised.Token;
import io.supervised.engine.child.Exit;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.segment.Registrar.Kind;
import io.supervised.engine.state.Snapshot;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A child goes from a segment to another one, whoever holds them meanwhile, and whatever orders are lost or come twice. */
class SegmentMovesTest {

  private static final int TO = 70;
  private static final String ON_B = "on=b";

  /** A child is about to go, and has been handed over once. */
  private static Room leaving() {
    Room room = Room.started("x");
    room.move("x", 5, TO, ON_B);
    room.replicate();
    return room;
  }

  private static Handover last(Room room) {
    return room.handedOver.get(room.handedOver.size() - 1);
  }

  private static Room nextHolder(Room before, long grant) {
    Room next = new Room(grant);
    next.registry.putAll(before.registry);
    return next.open();
  }

  @Test
  void aChildStopsAndIsHandedOverOnceAllMembersKnow() {
    Room room = Room.started("x");

    Room.Owed reply = room.move("x", 5, TO, ON_B);

    assertThat(room.diary).containsSubsequence("start x EUR", "stop x");
    assertThat(room.handedOver).isEmpty();
    assertThat(reply.isOpen()).isTrue();
    room.replicate();
    assertThat(reply.kind()).isEqualTo(Kind.DONE);
    assertThat(room.diary).endsWith("hand over x to 70 1");
  }

  @Test
  void aChildThatHasNotStoppedIsNotHandedOver() {
    Room room = Room.started("x");
    room.stubborn = true;
    room.move("x", 5, TO, ON_B);
    room.replicate();
    assertThat(room.handedOver).isEmpty();

    room.stops("x");

    assertThat(room.handedOver).hasSize(1);
  }

  @Test
  void aCrashWhileItStopsChangesNothing() {
    Room room = Room.started("x");
    room.stubborn = true;
    room.move("x", 5, TO, ON_B);
    room.replicate();

    room.exits("x", Exit.CRASHED);

    assertThat(room.handedOver).hasSize(1);
  }

  @Test
  void itStartsWhereItGoesOnceAllMembersKnow() {
    Room there = new Room(9).open();

    Room.Owed reply = there.receive(last(leaving()));

    assertThat(there.diary).doesNotContain("start x EUR");
    there.replicate();
    assertThat(reply.kind()).isEqualTo(Kind.DONE);
    assertThat(there.diary).endsWith("start x EUR");
    assertThat(there.index).isEqualTo(7);
    assertThat(there.entry("x").wish())
        .isInstanceOfSatisfying(
            Wish.Started.class,
            started -> assertThat(started.spec().constraint()).isEqualTo(ON_B));
  }

  @Test
  void itsTokensGrowThoughTheOtherSegmentWasGrantedBefore() {
    Room from = Room.started("x"); // under grant 1
    Token before = from.tokenOf("x");
    from.move("x", 5, TO, ON_B);
    from.replicate();
    Room there = new Room(0).open();
    there.receive(last(from));
    there.replicate();
    Token first = there.tokenOf("x");
    assertThat(first).isGreaterThan(before);

    there.restart("x", 6);

    assertThat(there.tokenOf("x")).isGreaterThan(first);
  }

  @Test
  void itsTokensGrowBeyondItsEnd() {
    Room there = new Room(0).open();
    there.receive(last(leaving()));
    there.replicate();
    Token before = there.tokenOf("x");
    there.terminate("x", 6);
    there.replicate();

    there.start("x", 7, "GBP");
    there.replicate();

    assertThat(there.tokenOf("x")).isGreaterThan(before);
  }

  @Test
  void theNextHolderHandsItOverWithTokensBeyondAllOfBefore() {
    Room next = nextHolder(leaving(), 2);
    next.replicate();
    assertThat(next.diary).doesNotContain("start x EUR").contains("hand over x to 70 1");

    Room there = new Room(0).open();
    there.receive(last(next));
    there.replicate();

    assertThat(there.tokenOf("x")).isGreaterThanOrEqualTo(Room.token(2, 0));
  }

  @Test
  void theNextHolderHandsNothingOverBeforeAllMembersKnow() {
    Room next = nextHolder(leaving(), 2);

    assertThat(next.handedOver).isEmpty();
    next.replicateInDisorder();
    assertThat(next.handedOver).isEmpty();
    next.segment.unsettled("x");
    next.replicate();

    assertThat(next.handedOver).hasSize(1);
  }

  @Test
  void anOrderThatIsLostIsGivenAgain() {
    Room room = leaving();
    room.segment.handedOver("x", 1, false);
    assertThat(room.again).contains("x");

    room.segment.unsettled("x");

    assertThat(room.handedOver).hasSize(2);
    assertThat(room.moved("x", 5).kind()).isEqualTo(Kind.UNSETTLED);
  }

  @Test
  void whatHasArrivedIsReferredTo() {
    Room room = leaving();

    room.segment.handedOver("x", 1, true);
    room.replicate();

    assertThat(room.entry("x").wish()).isEqualTo(new Wish.Placed(TO));
    assertThat(room.moved("x", 5).reply().asHint()).isEqualTo(new SegmentHint(TO, 1));
    assertThat(room.terminate("x", 6).kind()).isEqualTo(Kind.ELSEWHERE);
    assertThat(nextHolder(room, 2).diary).containsExactly("opened");
  }

  @Test
  void whatHasArrivedIsSaidAgainWhereThatIsNotKnownUnderThisLease() {
    Room room = leaving();
    room.segment.close();

    room.segment.handedOver("x", 1, true);
    assertThat(room.writes).doesNotContainKey("x");
    room.open();

    assertThat(room.handedOver).hasSize(2);
  }

  @Test
  void anOrderThatComesTwiceStartsItOnce() {
    Handover order = last(leaving());
    Room there = new Room(9).open();
    there.receive(order);
    there.replicate();

    Room.Owed second = there.receive(order);

    assertThat(second.kind()).isEqualTo(Kind.DONE);
    assertThat(there.diary).containsOnlyOnce("start x EUR");
  }

  @Test
  void anOrderThatComesAfterItsEndDoesNotBringItBack() {
    Handover order = last(leaving());
    Room there = new Room(9).open();
    there.receive(order);
    there.replicate();
    there.terminate("x", 6);
    there.replicate();

    Room.Owed late = there.receive(order);
    there.replicate();

    assertThat(late.kind()).isEqualTo(Kind.DONE);
    assertThat(there.segment.lacks("x")).isTrue();
  }

  @Test
  void anOrderThatComesAfterItHasGoneOnDoesNotBringItBack() {
    Handover order = last(leaving());
    Room there = new Room(9).open();
    there.receive(order);
    there.replicate();
    there.move("x", 6, 80, "on=c");
    there.replicate();
    there.segment.handedOver("x", 2, true);
    there.replicate();

    Room.Owed late = there.receive(order);
    there.replicate();

    assertThat(late.kind()).isEqualTo(Kind.DONE);
    assertThat(there.entry("x").wish()).isEqualTo(new Wish.Placed(80));
  }

  @Test
  void itsStateIsThereBeforeItStarts() {
    Wish.Kept state = new Wish.Kept(new UUID(0, 1), new Snapshot(1, new byte[] {4}));
    Room there = new Room(9).open();
    there.left.put("x", state);
    there.slowToRead = true;
    there.receive(last(leaving()));
    there.replicate();
    assertThat(there.diary).doesNotContain("start x EUR");

    there.read();
    there.replicate();

    assertThat(there.states)
        .hasEntrySatisfying("x", kept -> assertThat(kept.wish()).isEqualTo(state));
    assertThat(there.life).isEqualTo(new UUID(0, 1));
    assertThat(there.diary).endsWith("start x EUR");
  }

  @Test
  void theStateOfAnotherLifeIsLeft() {
    Room there = new Room(9).open();
    there.left.put("x", new Wish.Kept(new UUID(0, 99), new Snapshot(1, new byte[] {4})));

    there.receive(last(leaving()));

    assertThat(there.states).isEmpty();
  }

  @Test
  void aSecondOrderThatReadsLateDoesNotUndoWhatWasKeptSince() {
    Wish.Kept old = new Wish.Kept(new UUID(0, 1), new Snapshot(1, new byte[] {4}));
    Handover order = last(leaving());
    Room there = new Room(9).open();
    there.left.put("x", old);
    there.slowToRead = true;
    there.receive(order);
    there.read();
    Room.Owed second = there.receive(order);
    there.replicate();
    Snapshot newer = new Snapshot(1, new byte[] {5});
    there.segment.keep("x", there.tokenOf("x"), newer);

    there.read();

    assertThat(second.kind()).isEqualTo(Kind.DONE);
    assertThat(there.states)
        .hasEntrySatisfying(
            "x", kept -> assertThat(kept.wish()).isEqualTo(new Wish.Kept(new UUID(0, 1), newer)));
  }

  @Test
  void whatALeavingChildKeepsIsKept() {
    Room room = Room.started("x");
    room.stubborn = true;
    room.move("x", 5, TO, ON_B);

    room.segment.keep("x", room.tokenOf("x"), new Snapshot(1, new byte[] {4}));

    assertThat(room.states).containsKey("x");
  }

  @Test
  void aHolderWithoutALeaseTakesNothing() {
    Room there = new Room(9).open();
    there.leased = false;

    assertThat(there.receive(last(leaving())).kind()).isEqualTo(Kind.UNSETTLED);
  }

  @Test
  void aLeaseThatEndsWhileTheStateIsReadTakesNothing() {
    Room there = new Room(9).open();
    there.slowToRead = true;
    Room.Owed reply = there.receive(last(leaving()));
    there.leased = false;

    there.read();

    assertThat(reply.kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(there.writes).isEmpty();
  }

  @Test
  void aMoveThatIsAskedForAgainIsTheSameMove() {
    Room room = leaving();

    assertThat(room.move("x", 5, TO, ON_B).kind()).isEqualTo(Kind.DONE);
    assertThat(room.handedOver).hasSize(1);
  }

  @Test
  void anotherMoveAndAllOtherOrdersWaitUntilItHasArrived() {
    Room room = leaving();

    assertThat(room.move("x", 6, 80, "on=c").kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.terminate("x", 7).kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.restart("x", 8).kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.start("x", 9, "EUR").kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.place("x", TO).kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.segment.lacks("x")).isFalse();
  }

  @Test
  void aMoveToWhereItIsBoundDoesNothing() {
    Room there = new Room(9).open();
    there.receive(last(leaving()));
    there.replicate();

    assertThat(there.move("x", 6, TO, ON_B).kind()).isEqualTo(Kind.DONE);
    assertThat(there.diary).doesNotContain("stop x");
  }

  @Test
  void whatIsNotThereDoesNotMove() {
    Room room = new Room(1).open();

    assertThat(room.move("x", 5, TO, ON_B).kind()).isEqualTo(Kind.ABSENT);
  }

  @Test
  void aChildThatItsBeanDeclaresDoesNotStartAgainWhereItWas() {
    Declared declared = new Declared("x", Room.declared(), 2);
    Room room = new Room(1, declared).open();
    room.move("x", 5, TO, ON_B);
    room.replicate();
    room.segment.handedOver("x", 1, true);
    room.replicate();

    Room next = new Room(2, declared);
    next.registry.putAll(room.registry);
    next.open();

    assertThat(next.diary).containsExactly("opened");
  }

  @Test
  void aTemporaryChildGoesOn() {
    Room room = new Room(1).open();
    room.start("x", 1, "EUR", Restart.TEMPORARY);
    room.replicate();
    room.move("x", 5, TO, ON_B);
    room.replicate();
    Room there = new Room(9, Room.ELSEWHERE).open();

    there.receive(last(room));
    there.replicate();

    assertThat(there.diary).endsWith("start x EUR");
    assertThat(there.news.moves).hasSize(1);
  }

  @Test
  void aNameRefersToWhereItHasGoneLast() {
    Room home = new Room(1).open();
    home.place("x", TO);
    home.refer("x", 80, 2);
    home.replicate();

    home.refer("x", 75, 1);
    home.replicate();

    assertThat(home.entry("x").wish()).isEqualTo(new Wish.Placed(80));
    assertThat(home.terminate("x", 5).reply().asHint()).isEqualTo(new SegmentHint(80, 2));
  }

  @Test
  void itIsToldOfAsMovingMeanwhile() {
    ChildEntry entry = leaving().entry("x");

    assertThat(entry.child().orElseThrow().state()).isEqualTo(ChildState.MOVING);
  }
}
