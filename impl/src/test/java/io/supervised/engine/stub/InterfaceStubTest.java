package io.supervised.engine.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterfaceStubTest {

  @Test
  void every_method_is_routed() {
    Answers answers = Answers.from(new Texts());
    Shelf stub = StubClass.of(Shelf.class).create(answers);
    assertThat(stub.count()).isEqualTo(3);
    assertThat(stub.first()).isEqualTo("first");
    assertThat(stub.isEmpty()).isFalse();
    assertThat(answers.calls).containsExactly("count[]", "first[]", "isEmpty[]");
  }

  @Test
  void a_call_through_a_generic_super_interface_has_an_index() {
    StubClass<Shelf> stubs = StubClass.of(Shelf.class);
    Texts real = new Texts();
    List<String> routed = new ArrayList<>();
    Source<String> stub = stubs.create(Answers.by((method, args) -> {
      routed.add(stubs.methods().get(stubs.indexOf(method)).getName());
      return method.invoke(real, args);
    }));
    assertThat(stub.first()).isEqualTo("first");
    assertThat(stub.after("a")).isEqualTo("after a");
    assertThat(routed).containsExactly("first", "after");
  }

  @Test
  void a_method_that_two_super_interfaces_declare_has_one_index() throws Exception {
    StubClass<Shelf> stubs = StubClass.of(Shelf.class);
    Method one = Counted.class.getMethod("count");
    Method other = Sized.class.getMethod("count");
    assertThat(stubs.indexOf(one)).isEqualTo(stubs.indexOf(other));
    assertThat(stubs.methods()).extracting(Method::getName).containsOnlyOnce("count");
  }

  @Test
  void an_interface_of_the_jdk_will_do() {
    Answers answers = Answers.with(null);
    StubClass.of(Runnable.class).create(answers).run();
    assertThat(answers.calls).containsExactly("run[]");
  }

  interface Source<T> {
    T first();

    T after(T other);
  }

  interface Counted {
    int count();
  }

  interface Sized {
    int count();
  }

  interface Shelf extends Source<String>, Counted, Sized {
    @Override
    String first();

    @Override
    String after(String other);

    default boolean isEmpty() {
      return count() == 0;
    }

    static void unrouted() {}
  }

  static class Texts implements Shelf {
    @Override
    public String first() {
      return "first";
    }

    @Override
    public String after(String other) {
      return "after " + other;
    }

    @Override
    public int count() {
      return 3;
    }
  }
}
