package io.supervised.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.registry.ChildWatch.Change;
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
    assertThat(watch.changed("cart", Optional.of(cart))).containsExactly(new Change(cart, true));
  }

  @Test
  void a_child_that_another_node_takes_over_has_stopped_and_started() {
    ChildInfo before = cart(A, 1);
    ChildInfo after = cart(B, 2);
    watch.changed("cart", Optional.of(before));
    assertThat(watch.changed("cart", Optional.of(after)))
        .containsExactly(new Change(before, false), new Change(after, true));
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
    assertThat(watch.changed("cart", Optional.empty())).containsExactly(new Change(cart, false));
    assertThat(watch.changed("cart", Optional.empty())).isEmpty();
    assertThat(watch.gone(A)).isEmpty();
  }

  @Test
  void the_children_of_a_node_that_is_gone_have_stopped_and_no_others() {
    ChildInfo cart = cart(A, 1);
    watch.begin(cart);
    watch.begin(child("order", B, 1));
    assertThat(watch.gone(A)).containsExactly(new Change(cart, false));
    assertThat(watch.gone(A)).isEmpty();
  }

  private static ChildInfo cart(ClusterNode node, long grant) {
    return child("cart", node, grant);
  }

  private static ChildInfo child(String name, ClusterNode node, long grant) {
    Token token = new Token(1, "p", grant, 0);
    return new ChildInfo(name, name, ChildState.ACTIVE, node, token, 0, Instant.EPOCH);
  }
}
