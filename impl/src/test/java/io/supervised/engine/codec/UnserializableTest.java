package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.supervised.SerializationException;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What can't be written, and how the exception leads to it. */
@SuppressWarnings("serial") // that classes hold what is not serializable is the point
class UnserializableTest {

  static final class Engine {}

  record Line(Object engine) {}

  static class Document implements Serializable {
    private static final long serialVersionUID = 1L;

    @Nullable
    Object attachment;
  }

  static final class Order extends Document {
    private static final long serialVersionUID = 1L;

    final List<Line> lines = new ArrayList<>();
    final Order self = this;
    transient Engine ignored = new Engine();
  }

  record Request(String id, Order order) {}

  static final class Hiding implements Serializable {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.writeObject(new Engine());
    }
  }

  static final class Swallowing implements Serializable {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) throws IOException {
      try {
        out.writeObject(new Engine());
      } catch (NotSerializableException e) {
        out.writeObject("instead");
      }
    }
  }

  static final class Failing implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient Exception exception;

    Failing(Exception exception) {
      this.exception = exception;
    }

    private void writeObject(ObjectOutputStream out) throws Exception {
      throw exception;
    }
  }

  record Stubborn(String text) {
    @Override
    public String text() {
      if (text.isEmpty()) {
        return text;
      }
      throw new IllegalStateException("not now");
    }
  }

  static final class ForeignException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static SerializationException refusal(@Nullable Object... arguments) {
    return refusal(Codecs.open(), "argument", arguments);
  }

  private static SerializationException refusal(
      Codec codec, String what, @Nullable Object... values) {
    SerializationException refusal =
        catchThrowableOfType(SerializationException.class, () -> encode(codec, what, values));
    assertThat(refusal).as("the refusal").isNotNull();
    return refusal;
  }

  @SuppressWarnings(
      "NullAway") // javac 17 does not show it the @Nullable of an array in a class file
  private static void encode(Codec codec, String what, @Nullable Object[] values) {
    codec.encode(values, what);
  }

  @Nested
  class the_path {

    @Test
    void leads_through_fields_components_and_elements() {
      Order order = new Order();
      for (int i = 0; i < 3; i++) {
        order.lines.add(new Line(i));
      }
      order.lines.add(new Line(new Engine()));
      SerializationException refusal = refusal("first", new Request("r", order));
      assertThat(refusal)
          .hasMessageStartingWith("SUPV00330: argument 2 -> order -> lines[3] -> engine cannot")
          .hasMessageContaining("class " + Engine.class.getName() + " is neither Serializable");
      assertThat(refusal.path()).isEqualTo("argument 2 -> order -> lines[3] -> engine");
      assertThat(refusal.typeName()).isEqualTo(Engine.class.getName());
    }

    @Test
    void begins_without_a_number_at_a_value_alone() {
      assertThat(refusal(Codecs.open(), "result", new Engine()).path()).isEqualTo("result");
      assertThat(refusal(Codecs.open(), "result", new Line(new Engine())).path())
          .isEqualTo("result -> engine");
    }

    @Test
    void leads_through_arrays_maps_sets_and_optionals() {
      Engine engine = new Engine();
      assertThat(refusal((Object) new Object[][] {{}, {1, engine}}).path())
          .isEqualTo("argument[1][1]");
      assertThat(refusal(Map.of("key", List.of(engine))).path()).isEqualTo("argument[key][0]");
      assertThat(refusal(Map.of(Optional.of(engine), 1)).path())
          .isEqualTo("argument -> key java.util.Optional -> value");
      assertThat(refusal(Set.of(engine)).path()).isEqualTo("argument[0]");
      assertThat(refusal(Optional.of(engine)).path()).isEqualTo("argument -> value");
    }

    @Test
    void leads_through_fields_of_a_superclass() {
      Order order = new Order();
      order.attachment = new Engine();
      assertThat(refusal(1, 2, order).path()).isEqualTo("argument 3 -> attachment");
    }

    @Test
    void leads_out_of_an_inner_class() {
      class Inner implements Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
          return "inside " + the_path.this;
        }
      }
      assertThat(refusal(new Inner()).path()).startsWith("argument -> this$");
    }

    @Test
    void ends_at_the_value_if_a_class_writes_what_it_does_not_hold() {
      SerializationException refusal = refusal(1, new Line(new Hiding()));
      assertThat(refusal.path()).isEqualTo("argument 2");
      assertThat(refusal.typeName()).isEqualTo(Engine.class.getName());
    }
  }

  @Nested
  class code {

    @Test
    void that_is_a_lambda_is_refused() {
      Supplier<String> lambda = () -> "a";
      SerializationException refusal = refusal(List.of(new Line(lambda)));
      assertThat(refusal).hasMessageStartingWith("SUPV00331: argument[0] -> engine cannot");
      assertThat(refusal.typeName()).contains("$$Lambda");
    }

    @Test
    void that_is_a_serializable_lambda_is_refused() {
      Supplier<String> lambda = (Supplier<String> & Serializable) () -> "a";
      SerializationException refusal = refusal(new Line(lambda));
      assertThat(refusal).hasMessageStartingWith("SUPV00331: argument -> engine cannot");
      assertThat(refusal.typeName()).isEqualTo(code.class.getName() + "$$Lambda");
    }

    @Test
    void that_is_a_proxy_is_refused() {
      Object proxy = Proxy.newProxyInstance(
          UnserializableTest.class.getClassLoader(),
          new Class<?>[] {Comparable.class, Serializable.class},
          (self, method, arguments) -> 0);
      assertThat(refusal(new Line(proxy)))
          .hasMessageStartingWith("SUPV00331: argument -> engine cannot");
      assertThat(refusal(proxy.getClass())).hasMessageStartingWith("SUPV00331: argument cannot");
    }
  }

  @Nested
  class a_class_that_is_not_on_the_list {

    private final Codec codec = Codecs.allowing(Request.class.getName(), Line.class.getName());

    @Test
    void is_refused_before_anything_is_sent() {
      SerializationException refusal = refusal(codec, "result", new Request("r", new Order()));
      assertThat(refusal)
          .hasMessageStartingWith("SUPV00335: result -> order may not be read")
          .hasMessageContaining("class " + Order.class.getName() + " is not on the list")
          .hasMessageContaining("Name it in the signature of a method of the bean")
          .hasMessageContaining("supervised.serialization.allow");
      assertThat(refusal.path()).isEqualTo("result -> order");
      assertThat(refusal.typeName()).isEqualTo(Order.class.getName());
    }

    @Test
    void is_refused_as_a_record() {
      SerializationException refusal = refusal(codec, "result", new Line(new Stubborn("a")));
      assertThat(refusal.typeName()).isEqualTo(Stubborn.class.getName());
    }

    @Test
    void is_refused_as_the_superclass_of_one_that_is() {
      SerializationException refusal = refusal(
          Codecs.allowing(Order.class.getName()),
          "argument",
          Collections.singletonList(new Order()));
      assertThat(refusal.typeName()).isEqualTo(Document.class.getName());
      assertThat(refusal.path()).isEqualTo("argument[0]");
    }
  }

  @Nested
  class a_class_that_fails_to_write_itself {

    @Test
    void is_named_with_its_exception() {
      for (Exception exception :
          List.of(new IOException("disk"), new IllegalStateException("disk"))) {
        SerializationException refusal = refusal(1, new Failing(exception));
        assertThat(refusal)
            .hasMessageStartingWith("SUPV00334: argument 2 cannot")
            .hasMessageContaining(Failing.class.getName())
            .hasMessageContaining(exception.toString())
            .hasCause(exception);
      }
    }

    @Test
    void is_named_also_if_its_exception_holds_what_is_not_on_the_list() {
      IOException exception = new IOException("disk", new ForeignException());
      Codec codec = Codecs.allowing(Failing.class.getName());
      assertThat(refusal(codec, "argument", new Failing(exception)))
          .hasMessageStartingWith("SUPV00334: argument cannot")
          .hasCause(exception);
    }

    @Test
    void is_named_if_it_is_a_record() {
      assertThat(refusal(new Line(new Stubborn("a"))))
          .hasMessageStartingWith("SUPV00334: argument cannot")
          .hasMessageContaining("not now");
    }

    @Test
    void does_not_pass_by_swallowing_the_refusal() {
      assertThat(refusal(new Swallowing()).typeName()).isEqualTo(Engine.class.getName());
    }
  }

  @Test
  void an_exception_may_be_a_value_beside_an_obstacle() {
    assertThat(refusal(new IOException("sent"), new Engine()))
        .hasMessageStartingWith("SUPV00330: argument 2 cannot");
    assertThat(refusal(List.of(new IOException("sent"), new Engine())))
        .hasMessageStartingWith("SUPV00330: argument[1] cannot");
  }
}
