package io.supervised.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.ChildSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be said of a child is refused where it is said. */
@SuppressWarnings("NullAway") // callers may not check nulls
class ChildSpecTest {

  private static ChildSpec.Builder<Desk> desk() {
    return ChildSpec.of(Desk.class);
  }

  private static void refused(String id, ThrowingCallable said) {
    assertThatThrownBy(said)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(id + ": ");
  }

  @Test
  void a_name_is_generated_for_each_specification_that_gives_none() {
    ChildSpec<Desk> one = desk().build();
    ChildSpec<Desk> other = desk().build();
    assertThat(one.name()).startsWith("desk-").isNotEqualTo(other.name());
    assertThat(one.name()).isEqualTo(one.name());
    assertThat(ChildSpec.of(Runnable.class).build().name()).startsWith("runnable-");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "a\nb", "\u0001"})
  void names_of_children(@Nullable String name) {
    refused("SUPV00400", () -> desk().named(name));
    refused("SUPV00400", () -> desk().nearTo(name));
  }

  @Test
  void names_of_children_have_at_most_500_characters() {
    desk().named("x".repeat(500));
    refused("SUPV00400", () -> desk().named("x".repeat(501)));
    assertThatThrownBy(() -> desk().named("x".repeat(100_000)))
        .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(200));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "a,b", "a b", "a\nb", "ä"})
  void names_of_nodes_and_labels(@Nullable String word) {
    refused("SUPV00404", () -> desk().onNode(word));
    refused("SUPV00404", () -> desk().onlyOn(word));
    refused("SUPV00405", () -> desk().withLabel(word));
  }

  @Test
  void constraints_stay_so_small_that_they_can_be_stored() {
    refused("SUPV00404", () -> desk().onNode("x".repeat(201)));
    refused("SUPV00405", () -> desk().withLabel("x".repeat(201)));
    ChildSpec.Builder<Desk> labelled = desk();
    for (int number = 100; number < 200; number++) {
      labelled.withLabel("x".repeat(197) + number);
    }
    assertThat(ConstraintText.of(labelled.build().constraint().orElseThrow()))
        .hasSizeLessThan(65_535);
    refused("SUPV00406", () -> labelled.withLabel("one-more"));
  }

  @Test
  void what_must_be_given_is() {
    refused("SUPV00402", () -> ChildSpec.of(null));
    refused("SUPV00402", () -> desk().restart(null));
    assertThatThrownBy(() -> desk().argument("EUR").argument(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("SUPV00401: Argument 2 ");
  }

  @Test
  void times_to_stop_are_longer_than_zero_and_of_this_world() {
    for (@Nullable
    Duration limit : new Duration[] {
      null,
      Duration.ZERO,
      Duration.ofMillis(-1),
      Duration.ofDays(366),
      Duration.ofSeconds(Long.MAX_VALUE)
    }) {
      refused("SUPV00403", () -> desk().shutdownTimeout(limit));
    }
    desk().shutdownTimeout(Duration.ofNanos(1)).shutdownTimeout(Duration.ofDays(365));
  }

  @Test
  void a_child_has_one_constraint_and_the_message_shows_both() {
    List<Consumer<ChildSpec.Builder<Desk>>> others = List.of(
        spec -> spec.onNode("b"),
        spec -> spec.onlyOn("b"),
        spec -> spec.withLabel("gpu"),
        spec -> spec.nearTo("x"));
    for (Consumer<ChildSpec.Builder<Desk>> other : others) {
      ChildSpec.Builder<Desk> given = desk().onNode("a");
      assertThatThrownBy(() -> other.accept(given))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("SUPV00407: ")
          .hasMessageContaining("on node 'a'");
    }
  }

  @Test
  void specifications_are_equal_if_the_contents_of_their_arrays_are() {
    ChildSpec<Desk> one = desk().named("x").argument(new int[] {1, 2}).build();
    assertThat(one)
        .isEqualTo(desk().named("x").argument(new int[] {1, 2}).build())
        .hasSameHashCodeAs(desk().named("x").argument(new int[] {1, 2}).build())
        .isNotEqualTo(desk().named("x").argument(new int[] {1, 3}).build());
  }
}
