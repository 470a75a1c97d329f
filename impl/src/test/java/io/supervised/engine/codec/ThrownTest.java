package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.ChildFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ThrownTest {

  record Item(String name) {}

  static final class OutOfStock extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a record needs not be
    final Item item;

    OutOfStock(Item item, @Nullable Throwable cause) {
      super("no " + item.name(), cause);
      this.item = item;
    }
  }

  static final class Foreign extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Foreign(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  static final class Keeping extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final Throwable same;

    @SuppressWarnings("serial") // the list is serializable
    final List<Throwable> others;

    Keeping(Throwable cause, Throwable other) {
      super(cause);
      this.same = cause;
      this.others = new ArrayList<>(List.of(other));
    }
  }

  static final class Bound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // that it is not serializable is the point
    final Thread thread = Thread.currentThread();

    Bound() {
      super("bound to a thread");
    }
  }

  static final class Traceless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Traceless() {
      super("no trace", null, false, false);
    }
  }

  interface Shop {
    void buy() throws OutOfStock, Keeping;
  }

  private final Codec codec = Codecs.serving(Shop.class);

  private Throwable received(Throwable thrown) {
    return received(Codecs.open(), codec, thrown);
  }

  private static Throwable received(Codec from, Codec to, Throwable thrown) {
    byte[] bytes = from.encodeThrown(thrown);
    return to.decodeThrown(bytes, 0, bytes.length, "b");
  }

  @Nested
  class an_exception_that_the_caller_allows {

    @Test
    void arrives_with_its_class_message_and_fields() {
      Throwable received = received(new OutOfStock(new Item("apples"), null));
      assertThat(received)
          .isInstanceOf(OutOfStock.class)
          .hasMessage("no apples")
          .hasNoCause();
      assertThat(((OutOfStock) received).item).isEqualTo(new Item("apples"));
    }

    @Test
    void arrives_with_its_causes() {
      Throwable received = received(new OutOfStock(
          new Item("apples"),
          new UncheckedIOException("disk", new IOException("full", new AssertionError("why")))));
      assertThat(received).hasCauseExactlyInstanceOf(UncheckedIOException.class);
      assertThat(received.getCause())
          .hasMessage("disk")
          .hasCauseExactlyInstanceOf(IOException.class);
      assertThat(received).rootCause().isExactlyInstanceOf(AssertionError.class).hasMessage("why");
    }

    @Test
    void arrives_with_those_that_it_suppressed() {
      Exception thrown = new IllegalStateException("outer");
      thrown.addSuppressed(new IOException("one"));
      thrown.addSuppressed(new OutOfStock(new Item("two"), null));
      assertThat(received(thrown).getSuppressed())
          .extracting(Throwable::getMessage)
          .containsExactly("one", "no two");
    }

    @Test
    void can_be_given_a_cause_if_it_had_none() {
      Throwable received = received(new IllegalStateException("a"));
      assertThat(received.initCause(new IOException("later")))
          .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void arrives_whole_if_it_keeps_its_cause_in_its_own_way() {
      Throwable received = received(new ExecutionException(new IOException("disk")));
      assertThat(received)
          .isExactlyInstanceOf(ExecutionException.class)
          .hasCauseExactlyInstanceOf(IOException.class);
      Keeping keeping = (Keeping) received(new Keeping(new IOException("a"), new IOException("b")));
      assertThat(keeping.same).isSameAs(keeping.getCause()).hasMessage("a");
      assertThat(keeping.others)
          .singleElement()
          .extracting(Throwable::getMessage)
          .isEqualTo("b");
    }

    @Test
    void arrives_whole_if_its_cause_is_not_the_one_of_throwable() {
      Codec generous = Codecs.allowing(InvocationTargetException.class.getName());
      Throwable received =
          received(generous, generous, new InvocationTargetException(new IOException("disk"), "a"));
      assertThat(received)
          .isExactlyInstanceOf(InvocationTargetException.class)
          .hasMessage("a")
          .hasCauseExactlyInstanceOf(IOException.class);
    }

    @Test
    void arrives_if_it_has_no_message_and_no_trace() {
      assertThat(received(new IllegalStateException())).hasMessage(null);
      Throwable received = received(Codecs.open(), Codecs.open(), new Traceless());
      assertThat(received).isExactlyInstanceOf(Traceless.class).hasMessage("no trace");
      assertThat(received.getStackTrace()).isEmpty();
    }
  }

  @Nested
  class an_exception_that_the_caller_does_not_allow {

    private void assertStandIn(@Nullable Throwable received, Class<?> type, String message) {
      assertThat(received)
          .isExactlyInstanceOf(ChildFailedException.class)
          .hasMessageStartingWith("SUPV00340: " + type.getName() + ": " + message + " (thrown on")
          .hasMessageContaining("node 'b'")
          .hasMessageContaining("in the throws clause")
          .hasMessageContaining("supervised.serialization.allow");
      assertThat(received)
          .extracting(e -> ((ChildFailedException) e).exceptionType())
          .isEqualTo(type.getName());
    }

    @Test
    void is_replaced_by_one_that_tells_its_class_and_message() {
      assertStandIn(received(new Foreign("broken", null)), Foreign.class, "broken");
    }

    @Test
    void keeps_its_causes_and_its_trace() {
      Foreign thrown = new Foreign("broken", new OutOfStock(new Item("apples"), null));
      Throwable received = received(thrown);
      assertThat(received).hasCauseExactlyInstanceOf(OutOfStock.class);
      assertThat(received.getStackTrace()[0]).hasToString(thrown.getStackTrace()[0].toString());
    }

    @Test
    void is_replaced_where_it_is_a_cause() {
      Throwable received = received(
          new OutOfStock(new Item("apples"), new Foreign("broken", new IOException("disk"))));
      assertThat(received).isExactlyInstanceOf(OutOfStock.class);
      assertStandIn(received.getCause(), Foreign.class, "broken");
      assertThat(received).rootCause().isExactlyInstanceOf(IOException.class);
    }

    @Test
    void is_replaced_where_it_was_suppressed() {
      Exception thrown = new IllegalStateException("outer");
      thrown.addSuppressed(new Foreign("broken", null));
      assertStandIn(received(thrown).getSuppressed()[0], Foreign.class, "broken");
    }

    @Test
    void replaces_the_whole_if_it_is_in_a_field() {
      Throwable received = received(new Keeping(new IOException("a"), new Foreign("b", null)));
      assertStandIn(received, Keeping.class, "java.io.IOException: a");
      assertThat(received).hasCauseExactlyInstanceOf(IOException.class);
    }

    @Test
    void is_replaced_if_the_other_side_did_not_allow_it_either() {
      assertStandIn(
          received(codec, Codecs.open(), new Foreign("broken", null)), Foreign.class, "broken");
    }

    @Test
    void is_replaced_if_it_is_not_serializable() {
      assertStandIn(
          received(Codecs.open(), Codecs.open(), new Bound()), Bound.class, "bound to a thread");
    }

    @Test
    void can_travel_on_as_what_replaced_it() {
      Throwable first = received(new Foreign("broken", null));
      assertThat(received(first))
          .isExactlyInstanceOf(ChildFailedException.class)
          .hasMessage(first.getMessage());
    }
  }

  @Nested
  class the_stack_trace {

    @Test
    void is_the_remote_one_then_the_node_then_the_calling_thread() {
      Exception thrown = new IllegalStateException("a");
      thrown.setStackTrace(new StackTraceElement[] {
        new StackTraceElement("com.acme.Cart", "add", "Cart.java", 12),
        new StackTraceElement("com.acme.Native", "run", null, -2)
      });
      Throwable received = received(thrown);
      StringWriter text = new StringWriter();
      received.printStackTrace(new PrintWriter(text));
      assertThat(text.toString().lines().map(String::strip))
          .startsWith(
              "java.lang.IllegalStateException: a",
              "at com.acme.Cart.add(Cart.java:12)",
              "at com.acme.Native.run(Native Method)",
              "at remote.call(node b)");
      assertThat(received.getStackTrace()[3])
          .extracting(StackTraceElement::getMethodName)
          .isEqualTo("received");
      assertThat(received.getStackTrace())
          .extracting(StackTraceElement::getMethodName)
          .contains("is_the_remote_one_then_the_node_then_the_calling_thread");
    }

    @Test
    void of_a_cause_ends_with_the_node() {
      Throwable received = received(new IllegalStateException("a", new IOException("b")));
      Throwable cause = Objects.requireNonNull(received.getCause());
      StackTraceElement[] frames = cause.getStackTrace();
      assertThat(frames[frames.length - 1]).hasToString("remote.call(node b)");
      assertThat(frames[0].getMethodName()).isEqualTo("of_a_cause_ends_with_the_node");
    }
  }
}
