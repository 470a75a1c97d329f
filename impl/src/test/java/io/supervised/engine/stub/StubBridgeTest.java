package io.supervised.engine.stub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The methods that the compiler adds. */
class StubBridgeTest {

  @Test
  void a_bridge_of_a_generic_super_class_reaches_the_override() {
    Answers answers = Answers.from(new Cart());
    Base<String> stub = StubClass.of(Cart.class).create(answers);
    assertThat(stub.generic("a")).isEqualTo("cart a");
    assertThat(answers.calls).containsExactly("generic[a]");
  }

  @Test
  void a_bridge_of_a_generic_interface_reaches_the_override() {
    Answers answers = Answers.from(new Cart());
    Priced<Integer> stub = StubClass.of(Cart.class).create(answers);
    assertThat(stub.price(3)).isEqualTo(6);
    assertThat(answers.calls).containsExactly("price[3]");
  }

  @Test
  void a_bridge_of_a_narrowed_result_reaches_the_override() {
    Answers answers = Answers.from(new Cart());
    Base<String> stub = StubClass.of(Cart.class).create(answers);
    Object self = stub.narrowed();
    assertThat(self).isInstanceOf(Cart.class);
    assertThat(answers.calls).containsExactly("narrowed[]");
  }

  @Test
  void a_bridge_that_only_widens_visibility_is_routed_and_not_run_on_the_stub() throws Exception {
    assertThat(Shown.class.getDeclaredMethod("put", Object.class).isBridge()).isTrue();
    Answers answers = Answers.from(new Shown());
    Shown stub = StubClass.of(Shown.class).create(answers);
    assertThat(stub.put(1)).isEqualTo("unseen 1");
    assertThat(stub.put("a")).isEqualTo("shown a");
    assertThat(answers.calls).containsExactly("put[1]", "put[a]");
  }

  @Test
  void a_bridge_that_calls_super_beside_an_overload_that_looks_like_its_target_is_routed()
      throws Exception {
    assertThat(Narrow.class.getDeclaredMethod("take", Number.class).isBridge()).isTrue();
    Answers answers = Answers.from(new Narrow());
    Takes stub = StubClass.of(Narrow.class).create(answers);
    assertThat(stub.take(1)).isEqualTo("wide 1");
    assertThat(answers.calls).containsExactly("take[1]");
  }

  @Test
  void a_bridge_of_a_generic_default_method_reaches_the_override() {
    Answers answers = Answers.from(new Cart());
    Priced<Integer> stub = StubClass.of(Cart.class).create(answers);
    assertThat(stub.scaled(4)).isEqualTo("integer 4");
    assertThat(answers.calls).containsExactly("scaled[4]");
  }

  abstract static class Base<T> {
    public String generic(T value) {
      return "base " + value;
    }

    public Object narrowed() {
      return "base";
    }
  }

  interface Priced<T> {
    T price(T count);

    default String scaled(T factor) {
      return "any " + factor;
    }
  }

  interface Scaled extends Priced<Integer> {
    @Override
    default String scaled(Integer factor) {
      return "integer " + factor;
    }
  }

  static class Cart extends Base<String> implements Scaled {
    @Override
    public String generic(String value) {
      return "cart " + value;
    }

    @Override
    public Cart narrowed() {
      return this;
    }

    @Override
    public Integer price(Integer count) {
      return 2 * count;
    }
  }

  static class Unseen {
    public String put(Object value) {
      return "unseen " + value;
    }
  }

  public static class Shown extends Unseen {
    public String put(String value) {
      return "shown " + value;
    }
  }

  interface Takes {
    String take(Number value);
  }

  static class Wide<T> {
    public String take(T value) {
      return "wide " + value;
    }
  }

  static class Narrow extends Wide<Number> implements Takes {
    public String take(Integer value) {
      return "narrow " + value;
    }
  }
}
