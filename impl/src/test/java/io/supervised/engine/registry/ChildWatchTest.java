package io.supervised.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.registry.ChildWatch.Change.Crashed;
import io.supervised.engine.registry.ChildWatch.Change.GivenUp;
import io.supervised.engine.registry.ChildWatch.Change.Moved;
import io.supervised.engine.registry.ChildWatch.Change.Started;
import io.supervised.engine.registry.ChildWatch.Change.Stopped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChildWatchTest {

  private static final ClusterNode A = new ClusterNode("a", new UUID(0, 1));
  private static final ClusterNode B = new ClusterNode("b", new UUID(0, 2));

  private final ChildWatch watch = new ChildWatch();

  @Test
  void a_child_that_was_not_there_has_started() {
    ChildInfo cart = cart(A, 1);
    assertThat(watch.changed("cart", Optional.of(cart))).containsExactly(new Started(cart));
  }

  @Test
  void a_child_that_another_node_takes_over_has_stopped_started_and_moved() {
    ChildInfo before = cart(A, 1);
    ChildInfo after = cart(B, 2);
    watch.changed("cart", Optional.of(before));
    assertThat(watch.changed("cart", Optional.of(after)))
        .containsExactly(new Stopped(before), new Started(after), new Moved(after, A));
  }

  @Test
  void what_is_known_or_older_is_no_news() {
    ChildInfo cart = cart(A, 2);
    watch.changed("cart", Optional.of(cart));
    assertThat(watch.changed("cart", Optional.of(cart))).isEmpty();
    assertThat(watch.changed("cart", Optional.of(cart(B, 1)))).isEmpty();
  }

  @Test
  void a_child_stops_once() {
    ChildInfo cart = cart(A, 1);
    watch.begin(cart);
    assertThat(watch.changed("cart", Optional.empty())).containsExactly(new Stopped(cart));
    assertThat(watch.changed("cart", Optional.empty())).isEmpty();
    assertThat(watch.gone(A)).isEmpty();
  }

  @Test
  void the_children_of_a_node_that_is_gone_have_stopped_and_no_others() {
    ChildInfo cart = cart(A, 1);
    watch.begin(cart);
    watch.begin(child("order", B, 1));
    assertThat(watch.gone(A)).containsExactly(new Stopped(cart));
    assertThat(watch.gone(A)).isEmpty();
  }

  @Test
  void a_child_whose_node_was_gone_before_it_started_elsewhere_has_moved() {
    watch.begin(cart(A, 1));
    watch.gone(A);
    ChildInfo after = cart(B, 2);
    assertThat(watch.changed("cart", Optional.of(after)))
        .containsExactly(new Started(after), new Moved(after, A));
  }

  @Test
  void a_crash_is_told_once_and_then_the_next_start() {
    ChildInfo cart = cart(A, 1);
    watch.begin(cart);
    ChildInfo crashed = cart.in(ChildState.RESTARTING).because("sick");
    assertThat(watch.changed("cart", Optional.of(crashed)))
        .containsExactly(new Stopped(cart), new Crashed(crashed));
    assertThat(watch.changed("cart", Optional.of(crashed))).isEmpty();
    ChildInfo again = cart(A, 2);
    assertThat(watch.changed("cart", Optional.of(again))).containsExactly(new Started(again));
  }

  @Test
  void a_work_loop_that_returns_is_a_stop_and_no_crash() {
    ChildInfo cart = cart(A, 1);
    watch.begin(cart);
    assertThat(watch.changed("cart", Optional.of(cart.in(ChildState.RESTARTING))))
        .containsExactly(new Stopped(cart));
  }

  @Test
  void a_child_that_is_given_up_is_told_of_once_whatever_comes_late() {
    ChildInfo cart = cart(A, 1);
    watch.begin(cart);
    ChildInfo givenUp = cart.in(ChildState.GIVEN_UP).because("sick");
    assertThat(watch.changed("cart", Optional.of(givenUp)))
        .containsExactly(new Stopped(cart), new GivenUp(givenUp));
    assertThat(watch.changed("cart", Optional.of(givenUp))).isEmpty();
    assertThat(watch.changed("cart", Optional.of(cart))).isEmpty();
  }

  @Test
  void a_child_that_a_user_starts_anew_on_another_node_has_not_moved() {
    ChildInfo cart = cart(A, 1);
    watch.begin(cart);
    ChildInfo begun = cart(B, 2).in(ChildState.STARTING);
    assertThat(watch.changed("cart", Optional.of(begun))).containsExactly(new Stopped(cart));
    ChildInfo after = cart(B, 2);
    assertThat(watch.changed("cart", Optional.of(after))).containsExactly(new Started(after));
  }

  private static ChildInfo cart(ClusterNode node, long grant) {
    return child("cart", node, grant);
  }

  private static ChildInfo child(String name, ClusterNode node, long grant) {
    Token token = new Token(1, "p", grant, 0);
    return new ChildInfo(name, name, ChildState.ACTIVE, node, token, 0, Instant.EPOCH);
  }
}
