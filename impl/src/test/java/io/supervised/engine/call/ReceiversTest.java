package io.supervised.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.Receive;
import io.supervised.engine.stub.StubClass;
import java.io.Serializable;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiversTest {

  static class Taking {

    @Receive
    void number(int number) {}

    @Receive
    void flag(boolean flag) {}

    @Receive
    void comparable(Comparable<?> one) {}

    @Receive
    void serializable(Serializable other) {}
  }

  private final CallPlans plans = new CallPlans(List.of(Taking.class));
  private final Receivers receivers = Receivers.of(
      StubClass.of(Taking.class), method -> plans.of(Taking.class, method).receives());

  @Test
  void a_method_with_a_primitive_parameter_takes_its_box() {
    assertThat(receivers.find(5).getName()).isEqualTo("number");
    assertThat(receivers.find(true).getName()).isEqualTo("flag");
  }

  @Test
  void of_two_methods_of_which_none_takes_less_none_is_chosen() {
    assertThatThrownBy(() -> receivers.find("text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SUPV00193")
        .hasMessageContaining("Comparable")
        .hasMessageContaining("Serializable");
  }
}
