package io.supervised.examples.quickstart;

import static io.supervised.examples.quickstart.Histories.begun;
import static io.supervised.examples.quickstart.Histories.ended;
import static io.supervised.examples.quickstart.Histories.killed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AuditTest {

  @Nested
  class Finds_nothing {

    @Test
    void when_a_child_ends_before_it_begins_elsewhere() {
      assertThat(
              violations(begun(1, "ann", "c", 1), ended(5, "ann", "c", 1), begun(6, "bob", "c", 2)))
          .isEmpty();
    }

    @Test
    void when_the_node_of_a_child_was_killed() {
      assertThat(violations(begun(1, "ann", "c", 1), killed(5, "ann"), begun(6, "bob", "c", 2)))
          .isEmpty();
    }

    @Test
    void when_different_children_run_with_the_same_token() {
      assertThat(violations(begun(1, "ann", "c", 1), begun(2, "bob", "d", 1))).isEmpty();
    }

    @Test
    void when_a_killed_node_begins_a_child_in_its_last_moment() {
      assertThat(violations(killed(5, "ann"), begun(6, "ann", "c", 1), begun(7, "bob", "c", 2)))
          .isEmpty();
    }
  }

  @Nested
  class Finds_a_doubled_child {

    @Test
    void when_it_begins_while_it_is_active_elsewhere() {
      assertThat(
              violations(begun(1, "ann", "c", 1), begun(4, "bob", "c", 2), ended(5, "ann", "c", 1)))
          .containsExactly("doubled: c began on bob while it was active on ann, since 3 ms");
    }

    @Test
    void when_it_begins_again_on_the_same_node_without_an_end() {
      assertThat(violations(begun(1, "ann", "c", 1), begun(4, "ann", "c", 2))).hasSize(1);
    }

    @Test
    void when_it_begins_before_the_kill_of_its_node() {
      assertThat(violations(begun(1, "ann", "c", 1), begun(4, "bob", "c", 2), killed(5, "ann")))
          .hasSize(1);
    }

    @Test
    void when_a_third_begins_although_only_the_first_has_ended() {
      assertThat(violations(
              begun(1, "ann", "c", 1),
              begun(2, "bob", "c", 2),
              ended(3, "ann", "c", 1),
              begun(4, "cid", "c", 3)))
          .hasSize(2);
    }
  }

  @Nested
  class Finds_a_token_that_does_not_grow {

    @Test
    void when_it_goes_back() {
      assertThat(
              violations(begun(1, "ann", "c", 2), ended(2, "ann", "c", 2), begun(3, "bob", "c", 1)))
          .singleElement()
          .asString()
          .startsWith("token: c began on bob");
    }

    @Test
    void when_it_stays() {
      assertThat(violations(begun(1, "ann", "c", 2), killed(2, "ann"), begun(3, "bob", "c", 2)))
          .hasSize(1);
    }
  }

  private static List<String> violations(Event... inOrder) {
    return Audit.violations(List.of(inOrder));
  }
}
