package io.supervised.engine.segment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.registry.Version;
import io.supervised.engine.segment.Registrar.Kind;
import io.supervised.engine.segment.Room.Owed;
import org.junit.jupiter.api.Test;

/** When a decision is known to all members. */
class DecisionTest {

  @Test
  void who_asks_after_a_write_that_could_not_be_acknowledged_is_answered() {
    Room next = new Room(2);
    next.registry.putAll(Room.started("x").registry);
    next.open();
    next.replicateInDisorder(); // that it runs here, for which nobody waits

    Owed reply = next.start("x", 2, "EUR");

    assertThat(reply.isOpen()).isTrue();
    next.replicate();
    assertThat(reply.kind()).isEqualTo(Kind.PRESENT);
  }

  @Test
  void an_earlier_write_says_nothing_to_who_asks_after_that() {
    Room next = new Room(2);
    next.registry.putAll(Room.started("x").registry);
    next.open();
    Version before = requireNonNull(next.writes.get("x")).written();
    next.replicateInDisorder();

    Owed reply = next.start("x", 2, "EUR");
    next.segment.written("x", before, Room.GRID, Room.GRID);

    assertThat(reply.isOpen()).isTrue();
  }
}
