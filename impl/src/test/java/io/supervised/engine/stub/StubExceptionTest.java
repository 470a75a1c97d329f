package io.supervised.engine.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StubExceptionTest {

  static Stream<Throwable> everyKind() {
    return Stream.of(
        new IOException("declared"),
        new TimeoutException("not declared"),
        new IllegalStateException("unchecked"),
        new StackOverflowError("error"),
        new Throwable("neither"));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void the_stub_of_a_class_throws_what_its_handler_throws(Throwable thrown) {
    Shop stub = StubClass.of(Shop.class).create(Answers.by((method, args) -> {
      throw thrown;
    }));
    assertThat(catchThrowable(stub::open)).isSameAs(thrown);
  }

  @Test
  void the_stub_of_an_interface_wraps_only_what_its_method_does_not_declare() {
    IOException declared = new IOException();
    TimeoutException undeclared = new TimeoutException();
    assertThatThrownBy(throwing(declared)::open).isSameAs(declared);
    assertThatThrownBy(throwing(undeclared)::open)
        .isInstanceOf(UndeclaredThrowableException.class)
        .hasCause(undeclared);
  }

  private static Opens throwing(Throwable thrown) {
    return StubClass.of(Opens.class).create(Answers.by((method, args) -> {
      throw thrown;
    }));
  }

  interface Opens {
    void open() throws IOException;
  }

  static class Shop implements Opens {
    @Override
    public void open() throws IOException {
      throw new IOException("it ran on the stub");
    }
  }
}
