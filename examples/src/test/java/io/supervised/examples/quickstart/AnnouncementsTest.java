package io.supervised.examples.quickstart;

import static io.supervised.examples.quickstart.Histories.begun;
import static io.supervised.examples.quickstart.Histories.killed;
import static io.supervised.examples.quickstart.Histories.node;
import static io.supervised.examples.quickstart.Histories.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.examples.quickstart.Event.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {

  @Test
  void nothing_is_missing_when_all_was_told() {
    assertThat(missing(
            List.of("ann", "cid"),
            node(1, "ann", Kind.LAUNCHED, "ann"),
            node(2, "ann", Kind.UP, "ann"),
            killed(3, "bob"),
            node(4, "ann", Kind.DOWN, "bob"),
            node(5, "cid", Kind.LAUNCHED, "cid"),
            node(6, "ann", Kind.UP, "cid"),
            node(6, "cid", Kind.UP, "ann"),
            node(6, "cid", Kind.UP, "cid"),
            begun(7, "cid", "c", 1),
            started(8, "cid", "c", 1)))
        .isEmpty();
  }

  @Test
  void a_node_is_told_of_each_other_and_of_itself() {
    assertThat(missing(
            List.of("ann", "bob"), node(1, "ann", Kind.UP, "ann"), node(1, "bob", Kind.UP, "ann")))
        .containsExactly("ann was not told @NodeUp of bob", "bob was not told @NodeUp of bob");
  }

  @Test
  void a_survivor_is_told_of_the_killed_node() {
    assertThat(missing(
            List.of("ann"),
            node(1, "ann", Kind.LAUNCHED, "ann"),
            node(2, "ann", Kind.UP, "ann"),
            killed(3, "bob")))
        .containsExactly("ann was not told @NodeDown of bob");
  }

  @Test
  void a_start_is_told_for_the_last_beginning() {
    assertThat(missing(
            List.of(), begun(1, "ann", "c", 1), begun(2, "bob", "c", 2), started(3, "ann", "c", 1)))
        .containsExactly("bob was not told @ChildStarted of c");
  }

  private static List<String> missing(List<String> living, Event... inOrder) {
    return new Announcements(List.of(inOrder)).missing(living);
  }
}
