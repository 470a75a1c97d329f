package io.supervised.engine.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StubRoutingTest {

  private final Answers answers = Answers.from(new Cart());
  private final Cart stub = StubClass.of(Cart.class).create(answers);

  @Test
  void methods_are_routed_whatever_their_visibility() {
    stub.forEveryone();
    stub.forSubclasses();
    stub.forThePackage();
    assertThat(answers.calls)
        .containsExactly("forEveryone[]", "forSubclasses[]", "forThePackage[]");
  }

  @Test
  void methods_are_routed_when_inherited() {
    assertThat(stub.inherited()).isEqualTo("inherited");
    assertThat(((Base) stub).inheritedByPackage()).isEqualTo("inherited by package");
    assertThat(answers.calls).containsExactly("inherited[]", "inheritedByPackage[]");
  }

  @Test
  void methods_are_routed_when_they_are_default_methods() {
    assertThat(stub.priced()).isEqualTo("priced");
    assertThat(answers.calls).containsExactly("priced[]");
  }

  @Test
  void methods_are_told_apart_when_overloaded() {
    assertThat(stub.add(1)).isEqualTo("int");
    assertThat(stub.add(Integer.valueOf(1))).isEqualTo("Integer");
    assertThat(stub.add((Object) 1)).isEqualTo("Object");
    assertThat(stub.add(1, 2)).isEqualTo("int...");
    assertThat(stub.add()).isEqualTo("int...");
    assertThat(answers.calls)
        .containsExactly("add[1]", "add[1]", "add[1]", "add[[1, 2]]", "add[[]]");
  }

  @Test
  void null_is_an_argument_like_any_other() {
    assertThat(stub.add((Object) null)).isEqualTo("Object");
    assertThat(answers.calls).containsExactly("add[null]");
  }

  @Test
  void methods_are_not_routed_when_private_or_static() {
    assertThat(StubClass.of(Cart.class).methods())
        .extracting(Method::getName)
        .doesNotContain("hidden", "shared");
  }

  @Test
  void methods_can_be_invoked_by_the_handler_though_they_are_not_public() {
    assertThat(StubClass.of(Cart.class).methods()).allMatch(method -> method.canAccess(new Cart()));
  }

  @Test
  void a_method_of_another_class_has_no_index() throws Exception {
    Method foreign = Object.class.getMethod("getClass");
    assertThatThrownBy(() -> StubClass.of(Cart.class).indexOf(foreign))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("getClass")
        .hasMessageContaining("Cart");
  }

  static class Base {
    public String inherited() {
      return "inherited";
    }

    String inheritedByPackage() {
      return "inherited by package";
    }
  }

  interface Priced {
    default String priced() {
      return "priced";
    }
  }

  static class Cart extends Base implements Priced {

    public void forEveryone() {}

    protected void forSubclasses() {}

    void forThePackage() {
      hidden();
    }

    private void hidden() {}

    static void shared() {}

    String add(int item) {
      return "int";
    }

    String add(Integer item) {
      return "Integer";
    }

    String add(@Nullable Object item) {
      return "Object";
    }

    String add(int... items) {
      return "int...";
    }
  }
}
