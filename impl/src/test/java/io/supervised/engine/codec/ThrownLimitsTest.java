package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.ChildFailedException;
import io.supervised.SerializationException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Exceptions that are large, circular or of ill will: something always arrives. */
class ThrownLimitsTest {

  static final class Circular extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Nullable
    Throwable next;

    Circular(String message) {
      super(message);
    }

    @Override
    public synchronized @Nullable Throwable getCause() {
      return next;
    }
  }

  static final class Nasty extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new StackOverflowError();
    }

    @Override
    @SuppressWarnings("NullAway") // that is the nasty thing about it
    public StackTraceElement[] getStackTrace() {
      return null;
    }
  }

  private static Throwable received(int maxBytes, Throwable thrown) {
    Codec codec = Codecs.limitedTo(maxBytes);
    byte[] bytes = codec.encodeThrown(thrown);
    assertThat(bytes).hasSizeLessThanOrEqualTo(maxBytes);
    return codec.decodeThrown(bytes, 0, bytes.length, "b");
  }

  @Nested
  class a_cycle {

    @Test
    void of_an_exception_with_itself_arrives_as_it_is() {
      Circular self = new Circular("self");
      self.next = self;
      Throwable received = received(100_000, self);
      assertThat(received).isExactlyInstanceOf(Circular.class).hasMessage("self");
      assertThat(received.getCause()).isSameAs(received);
    }

    @Test
    void of_two_exceptions_is_cut() {
      Exception one = new IOException("one");
      Exception other = new IOException("other", one);
      one.initCause(other);
      Throwable received = received(100_000, one);
      assertThat(received).hasMessage("one");
      assertThat(received.getCause()).hasMessage("other").hasNoCause();
    }
  }

  @Nested
  class too_much {

    @Test
    void of_a_stack_trace_loses_its_end() {
      Exception thrown = new IllegalStateException("deep");
      StackTraceElement[] frames = new StackTraceElement[100_000];
      Arrays.setAll(frames, i -> new StackTraceElement("com.acme.Deep", "down" + i, "D.java", i));
      thrown.setStackTrace(frames);
      Throwable received = received(100_000, thrown);
      assertThat(received).isExactlyInstanceOf(IllegalStateException.class).hasMessage("deep");
      assertThat(received.getStackTrace()).startsWith(Arrays.copyOf(frames, 400));
      assertThat(received.getStackTrace())
          .extracting(StackTraceElement::toString)
          .contains("truncated.stack(99600 frames more)", "remote.call(node b)");
    }

    @Test
    void of_a_message_loses_its_end_and_not_the_class() {
      Throwable received = received(100_000, new IllegalStateException("m".repeat(5_000_000)));
      assertThat(received).isExactlyInstanceOf(IllegalStateException.class);
      assertThat(received.getMessage())
          .startsWith("mmm")
          .endsWith("... (4980000 characters more)")
          .hasSizeLessThan(21_000);
    }

    @Test
    void of_causes_loses_the_last() {
      Throwable thrown = new IOException("0");
      for (int i = 1; i < 1_000; i++) {
        thrown = new IOException(String.valueOf(i), thrown);
      }
      Throwable received = received(1_000_000, thrown);
      int causes = 0;
      for (Throwable at = received; at != null; at = at.getCause()) {
        causes++;
      }
      assertThat(causes).isEqualTo(16);
      assertThat(received).rootCause().hasMessage("984");
    }

    @Test
    void of_suppressed_ones_loses_the_last() {
      Exception thrown = new IOException("outer");
      for (int i = 0; i < 1_000; i++) {
        thrown.addSuppressed(new IOException(String.valueOf(i)));
      }
      Throwable received = received(1_000_000, thrown);
      assertThat(received.getSuppressed()).hasSize(63);
      assertThat(received.getSuppressed()[62]).isInstanceOf(IOException.class).hasMessage("62");
    }
  }

  @Test
  void the_smaller_the_limit_the_less_is_said() {
    Exception thrown = new IOException("m".repeat(10_000), new IOException("cause"));
    assertThat(received(20_000, thrown))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(IOException.class);
    assertThat(received(2_000, thrown)).isInstanceOf(IOException.class);
    assertThat(received(200, thrown))
        .isInstanceOf(ChildFailedException.class)
        .hasMessageContaining("java.io.IOException: mmm");
    assertThat(received(10, thrown))
        .isInstanceOf(ChildFailedException.class)
        .hasMessageContaining("too large to describe")
        .hasMessageContaining("node 'b'");
  }

  @Test
  void an_exception_whose_methods_throw_is_described_all_the_same() {
    Throwable received = received(100_000, new Nasty());
    assertThat(received).isInstanceOf(Nasty.class);
    Codec narrow = Codecs.allowing();
    byte[] bytes = narrow.encodeThrown(new Nasty());
    assertThat(narrow.decodeThrown(bytes, 0, bytes.length, "b"))
        .isInstanceOf(ChildFailedException.class)
        .hasMessageContaining(Nasty.class.getName())
        .hasMessageContaining("its message could not be had");
  }

  @Test
  void bytes_that_are_no_exception_are_refused() {
    Codec codec = Codecs.open();
    byte[] bytes = codec.encode(new Object[] {1, "a"}, "result");
    assertThatThrownBy(() -> codec.decodeThrown(bytes, 0, bytes.length, "b"))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("SUPV00337: exception cannot be read");
  }
}
