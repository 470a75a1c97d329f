package io.supervised.engine.segment;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.supervised.Restart;
import io.supervised.engine.LogBook;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.RegistryKey;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.segment.Registrar.Kind;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a newer build has decided about a name, in a way that this one can't read, stays as it is. */
@ResourceLock(LogBook.LOCK)
class UnreadEntriesTest {

  @Test
  void a_child_that_its_bean_declares_does_not_start() {
    LogBook log = new LogBook();
    try {
      Room room = room("x", new Declared("x", Room.declared(), 0));
      assertThat(room.diary).containsExactly("opened");
      assertThat(room.segment.lacks("x")).isFalse();
      room.segment.refreshed(Map.of("x", ChildEntry.unread()));
      assertThat(log.with("SUPV00356"))
          .singleElement(as(STRING))
          .contains("WARN", "'x'", "newer build");
    } finally {
      log.close();
    }
  }

  @Test
  void users_have_to_ask_again_and_nothing_is_written() {
    Room room = room("x");
    assertThat(room.start("x", 1, "EUR").kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.terminate("x", 2).kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.restart("x", 3).kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.place("x", 70).kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.move("x", 4, 70, "node=b").kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.moved("x", 4).kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.refer("x", 70, 1).kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.writes).isEmpty();
    assertThat(room.start("y", 5, "EUR").isOpen()).isTrue(); // others are not concerned
  }

  @Test
  void placement_groups_are_not_made() {
    Room room = room(RegistryKey.GROUPS);
    assertThat(room.group("node=b").kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.writes).isEmpty();
  }

  @Test
  void what_runs_stops_and_goes_on_when_something_is_written_that_can_be_read() {
    Room room = Room.started("x");
    room.segment.superseded("x", ChildEntry.unread());
    assertThat(room.diary).endsWith("stop x");
    assertThat(room.writes).isEmpty();
    room.segment.superseded("x", Room.ranElsewhere(Restart.PERMANENT));
    assertThat(room.diary).endsWith("start x EUR");
  }

  @Test
  void an_end_by_the_newer_build_is_one() {
    Room room = room("x", new Declared("x", Room.declared(), 0));
    var later = Room.version(2, 1);
    ChildEntry ended = new ChildEntry(new Wish.Ended(new UUID(0, 2)), later, later, null);
    room.segment.superseded("x", ended);
    assertThat(room.segment.lacks("x")).isTrue();
    assertThat(room.start("x", 1, "EUR").isOpen()).isTrue();
  }

  private static Room room(String unread, Declared... declared) {
    Room room = new Room(1, declared);
    room.registry.put(unread, ChildEntry.unread());
    return room.open();
  }
}
