package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.NotExecutedException;
import io.supervised.SerializationException;
import io.supervised.SupervisedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import javax.management.BadAttributeValueExpException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AllowListTest {

  record Named(int x) {}

  static class Unnamed implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  static class OwnException extends SupervisedException {
    private static final long serialVersionUID = 1L;

    OwnException() {
      super("a");
    }
  }

  interface Bean {
    Named call();
  }

  private final AllowList list = AllowList.of(List.of(Bean.class), List.of());

  @Test
  void classes_that_signatures_reach_are_allowed() {
    assertThat(list.allows(Named.class)).isTrue();
    assertThat(list.allows(Named[][].class)).isTrue();
    assertThat(list.allows(Unnamed.class)).isFalse();
    assertThat(list.allows(Unnamed[].class)).isFalse();
  }

  @Test
  void classes_that_patterns_match_are_allowed() {
    AllowList more = AllowList.of(List.of(Bean.class), List.of(Unnamed.class.getName()));
    assertThat(more.allows(Unnamed.class)).isTrue();
    assertThat(more.allows(Named.class)).isTrue();
    assertThat(more.allows(AllowListTest.class)).isFalse();
  }

  @Test
  void exceptions_of_the_jdk_that_only_hold_data_are_allowed() {
    assertThat(List.of(
            Throwable.class,
            Exception.class,
            IllegalStateException.class,
            StackOverflowError.class,
            NoSuchElementException.class,
            TimeoutException.class,
            UncheckedIOException.class,
            UnknownHostException.class,
            DateTimeException.class,
            SQLException.class))
        .allMatch(list::allows);
    assertThat(list.allows(BadAttributeValueExpException.class)).isFalse();
  }

  @Test
  void exceptions_of_this_library_are_allowed_but_not_those_derived_from_them() {
    assertThat(list.allows(NotExecutedException.class)).isTrue();
    assertThat(list.allows(SerializationException.class)).isTrue();
    assertThat(list.allows(OwnException.class)).isFalse();
  }

  @Test
  void classes_of_the_jdk_that_do_more_than_hold_data_are_not_allowed() {
    assertThat(List.of(
            URL.class,
            Thread.class,
            Runtime.class,
            ProcessBuilder.class,
            Collections.nCopies(2, 1).getClass(),
            java.lang.invoke.SerializedLambda.class))
        .noneMatch(list::allows);
  }

  @Test
  void primitives_and_interfaces_are_allowed() {
    assertThat(list.allows(int[].class)).isTrue();
    assertThat(list.allows(Runnable.class)).isTrue();
  }

  @Nested
  class its_filter {

    @Test
    void guards_a_stream_of_its_user() throws Exception {
      assertThat(read(new ArrayList<>(List.of(1, "a")))).isEqualTo(List.of(1, "a"));
      assertThatThrownBy(() -> read(new Unnamed())).isInstanceOf(InvalidClassException.class);
    }

    private Object read(Object value) throws IOException, ClassNotFoundException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(value);
      ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
      in.setObjectInputFilter(list.filter(bytes.size()));
      return in.readObject();
    }
  }

  @Test
  void exceptions_in_the_archive_of_a_bean_are_allowed_if_wanted_and_other_classes_there_are_not() {
    AllowList list = AllowList.of(List.of(), List.of());
    AllowList wider = list.withExceptionsBeside(List.of(AllowListTest.class));
    assertThat(list.allows(BesideException.class)).isFalse();
    assertThat(wider.allows(BesideException.class)).isTrue();
    assertThat(wider.allows(AllowListTest.class)).isFalse();
    assertThat(wider.allows(org.assertj.core.util.introspection.IntrospectionError.class))
        .isFalse();
  }

  private static final class BesideException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
