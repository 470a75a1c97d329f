package io.supervised.engine.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecorderTest {

  private static final StubClass<Cart> CART = StubClass.of(Cart.class);

  @Nested
  class one_call {

    @Test
    void is_recorded_with_its_arguments() throws Exception {
      RecordedCall call = Recorder.record(CART, cart -> cart.add("apple", 2));
      assertThat(call.method())
          .isEqualTo(Cart.class.getDeclaredMethod("add", String.class, int.class));
      assertThat(call.args()).containsExactly("apple", 2);
      assertThat(CART.methods().get(call.index())).isEqualTo(call.method());
    }

    @Test
    void can_be_replayed_on_a_real_object() throws Exception {
      RecordedCall call = Recorder.record(CART, cart -> cart.add("apple", 2));
      assertThat(call.method().invoke(new Cart(), call.args())).isEqualTo(2);
    }

    @Test
    void can_be_a_method_reference_with_any_result() throws Exception {
      assertThat(Recorder.record(CART, Cart::total).method().getName()).isEqualTo("total");
      assertThat(Recorder.record(CART, Cart::clear).method().getName()).isEqualTo("clear");
      assertThat(Recorder.record(CART, Cart::self).args()).isEmpty();
      assertThat(Recorder.record(CART, Cart::save).method().getName()).isEqualTo("save");
    }

    @Test
    void returns_zero_false_or_null() {
      List<@Nullable Object> results = new ArrayList<>();
      Recorder.record(CART, cart -> results.add(cart.total()));
      Recorder.record(CART, cart -> results.add(cart.isEmpty()));
      Recorder.record(CART, cart -> results.add(cart.letter()));
      Recorder.record(CART, cart -> results.add(cart.self()));
      assertThat(results).containsExactly(0L, false, '\0', null);
    }

    @Test
    void can_be_recorded_on_an_interface() {
      RecordedCall call = Recorder.record(StubClass.of(Runnable.class), Runnable::run);
      assertThat(call.method().getName()).isEqualTo("run");
      assertThat(call.args()).isEmpty();
    }

    @Test
    void can_be_recorded_inside_another_recording() {
      List<RecordedCall> inner = new ArrayList<>();
      RecordedCall outer = Recorder.record(CART, cart -> {
        inner.add(Recorder.record(CART, other -> other.add("inner", 1)));
        cart.add("outer", 2);
      });
      assertThat(outer.args()).containsExactly("outer", 2);
      assertThat(inner).singleElement().extracting(RecordedCall::args).isEqualTo(new Object[] {
        "inner", 1
      });
    }
  }

  @Nested
  class an_exception_of_the_lambda {

    @Test
    void before_the_call_is_passed_on() {
      IllegalStateException own = new IllegalStateException("no such item");
      assertThatThrownBy(() -> Recorder.record(CART, cart -> cart.add(failing(own), 1)))
          .isSameAs(own);
    }

    @Test
    void may_be_checked() {
      IOException own = new IOException("no file");
      assertThatThrownBy(() -> Recorder.record(CART, cart -> {
            throw own;
          }))
          .isSameAs(own);
    }

    private static String failing(RuntimeException exception) {
      throw exception;
    }
  }

  static class Cart {
    int add(String item, int count) {
      return count;
    }

    long total() {
      return 5;
    }

    boolean isEmpty() {
      return true;
    }

    char letter() {
      return 'c';
    }

    void clear() {}

    Cart self() {
      return this;
    }

    void save() throws IOException {}
  }
}
