package io.supervised.engine.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.Token;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.segment.Registrar.Kind;
import org.junit.jupiter.api.Test;

/** A child goes to another segment and comes back, with the answer to the first order still to come. */
class ReturningChildTest {

  private static final int TO = 70;

  private final Room here = Room.started("x");
  private final Room there = new Room(9).open();

  @Test
  void its_tokens_grow() {
    Token before = here.tokenOf("x");
    go();
    here.segment.handedOver("x", 1, true);

    comeBack();

    assertThat(here.tokenOf("x")).isGreaterThan(there.tokenOf("x")).isGreaterThan(before);
    assertThat(here.entry("x").moves()).isEqualTo(2);
  }

  @Test
  void it_starts_here_though_nobody_has_said_that_it_had_arrived() {
    go();

    assertThat(comeBack().kind()).isEqualTo(Kind.DONE);

    assertThat(here.diary).endsWith("start x EUR");
  }

  @Test
  void what_it_has_left_here_is_forgotten_before_it_brings_something() {
    go();
    here.states.put("x", here.entry("x"));
    here.slowToRead = true;

    comeBack();

    assertThat(here.states).isEmpty();
    assertThat(here.entry("x").wish()).isEqualTo(new Wish.Placed(TO));
    here.read();
    here.replicate();
    assertThat(here.diary).endsWith("start x EUR");
  }

  @Test
  void a_late_answer_says_nothing_of_its_next_move() {
    go();
    comeBack();
    here.move("x", 7, 80, "on=c");
    here.replicate();

    here.segment.handedOver("x", 1, true);

    here.replicate();
    assertThat(here.entry("x").wish()).isInstanceOf(Wish.Moved.class);
    assertThat(here.diary).endsWith("hand over x to 80 3");
  }

  private void go() {
    here.move("x", 5, TO, "on=b");
    here.replicate();
    there.receive(last(here));
    there.replicate();
  }

  private Room.Owed comeBack() {
    there.move("x", 6, Room.NUMBER, "on=a");
    there.replicate();
    Room.Owed reply = here.receive(last(there));
    here.replicate();
    return reply;
  }

  private static Handover last(Room room) {
    return room.handedOver.get(room.handedOver.size() - 1);
  }
}
