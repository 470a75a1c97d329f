package io.supervised.engine.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lambdas that do not make exactly one call. */
class RecorderMisuseTest {

  private static final StubClass<Cart> CART = StubClass.of(Cart.class);

  @Test
  void no_call_is_refused() {
    assertRefused(cart -> {}, "SUPV00134", "exactly one call on the child", "Cart", "made none");
  }

  @Test
  void only_asking_for_the_identity_is_refused() {
    assertRefused(
        cart -> assertThat(cart.toString()).isNotEmpty(), "SUPV00134", "toString do not count");
  }

  @Test
  void a_second_call_is_refused() {
    assertRefused(
        cart -> {
          cart.clear();
          cart.add("apple", 1);
        },
        "SUPV00135",
        "exactly one call on the child",
        "called clear and then add");
  }

  @Test
  void a_second_call_whose_refusal_is_swallowed_is_refused() {
    assertRefused(
        cart -> {
          cart.clear();
          try {
            cart.total();
          } catch (IllegalArgumentException swallowed) {
            assertThat(swallowed).hasMessageContaining("SUPV00135");
          }
        },
        "SUPV00135",
        "clear and then total");
  }

  @Test
  void a_second_call_whose_refusal_is_wrapped_is_refused() {
    assertRefused(
        cart -> {
          cart.clear();
          try {
            cart.total();
          } catch (IllegalArgumentException refused) {
            throw new IllegalStateException(refused);
          }
        },
        "SUPV00135",
        "clear and then total");
  }

  @Test
  void calling_on_the_result_is_refused() {
    assertRefused(
        cart -> cart.self().clear(), "SUPV00136", "exactly one call on the child", "self returned");
    assertThatThrownBy(() -> Recorder.record(CART, cart -> cart.self().clear()))
        .hasCauseInstanceOf(NullPointerException.class);
  }

  @Test
  void a_call_on_the_stub_after_the_recording_is_refused() {
    List<Cart> kept = new ArrayList<>();
    Recorder.record(CART, cart -> {
      kept.add(cart);
      cart.clear();
    });
    assertThatThrownBy(kept.get(0)::total).isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRefused(
      Recorder.ChildCall<Cart, RuntimeException> call, String id, String... parts) {
    assertThatThrownBy(() -> Recorder.record(CART, call))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(id)
        .message()
        .contains(parts);
  }

  static class Cart {
    int add(String item, int count) {
      return count;
    }

    long total() {
      return 5;
    }

    void clear() {}

    Cart self() {
      return this;
    }
  }
}
