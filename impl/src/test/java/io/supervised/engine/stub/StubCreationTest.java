package io.supervised.engine.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.beans.Introspector;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StubCreationTest {

  @Test
  void runs_no_constructor_and_no_initialiser() {
    Expensive.made.clear();
    Expensive stub = StubClass.of(Expensive.class).create(Answers.with(null));
    assertThat(Expensive.made).isEmpty();
    assertThat(stub.field).isNull();

    new Expensive("x");
    assertThat(Expensive.made).containsExactly("parent", "initialiser", "block", "constructor x");
  }

  @Test
  void keeps_the_finalizer_of_the_bean_away_from_the_stub() throws Exception {
    Answers answers = Answers.with(null);
    Finalized stub = StubClass.of(Finalized.class).create(answers);
    Finalized.finalized.clear();
    Finalized.class.getDeclaredMethod("finalize").invoke(stub);
    assertThat(Finalized.finalized).isEmpty();
    assertThat(answers.calls).isEmpty();
    assertThat(StubClass.of(Finalized.class).methods()).isEmpty();

    Finalized.class.getDeclaredMethod("finalize").invoke(new Finalized());
    assertThat(Finalized.finalized).hasSize(1);
  }

  @Test
  void gives_each_stub_its_own_handler() {
    StubClass<Expensive> stubs = StubClass.of(Expensive.class);
    Expensive one = stubs.create(Answers.with("one"));
    Expensive other = stubs.create(Answers.with("other"));
    assertThat(one.name()).isEqualTo("one");
    assertThat(other.name()).isEqualTo("other");
    assertThat(one.name()).isEqualTo("one");
  }

  @Test
  void shares_the_generated_class_between_two_users() {
    StubClass<Expensive> first = StubClass.of(Expensive.class);
    Expensive before = first.create(Answers.with("before"));
    StubClass<Expensive> second = StubClass.of(Expensive.class);
    Expensive after = second.create(Answers.with("after"));
    assertThat(after.getClass()).isSameAs(before.getClass());
    assertThat(before.name()).isEqualTo("before");
    assertThat(after.name()).isEqualTo("after");
    assertThat(second.methods()).isEqualTo(first.methods());
  }

  @Test
  void leaves_nothing_in_the_class_but_methods() {
    Class<?> generated =
        StubClass.of(Expensive.class).create(Answers.with(null)).getClass();
    assertThat(generated.getName()).isEqualTo(Expensive.class.getName() + "$$SupervisedStub");
    assertThat(Stream.of(generated.getDeclaredFields())
            .filter(field -> Modifier.isStatic(field.getModifiers())))
        .extracting(field -> field.getType().getSimpleName())
        .containsExactly("Method[]");
    assertThat(generated.getDeclaredConstructors()).isEmpty();
  }

  @Test
  void works_for_a_private_nested_class() {
    assertThat(StubClass.of(Private.class).create(Answers.with("routed")).name())
        .isEqualTo("routed");
  }

  @Test
  void lets_expression_languages_find_the_properties() throws Exception {
    Object stub = StubClass.of(Expensive.class).create(Answers.with("x"));
    assertThat(Introspector.getBeanInfo(stub.getClass()).getPropertyDescriptors())
        .anySatisfy(property -> {
          assertThat(property.getName()).isEqualTo("title");
          assertThat(property.getReadMethod().invoke(stub)).isEqualTo("x");
        });
  }

  @Test
  void does_not_let_a_stub_be_serialized_as_if_it_were_the_bean() throws Exception {
    Object stub = StubClass.of(Stored.class).create(Answers.with(null));
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThatThrownBy(() -> out.writeObject(stub)).isInstanceOf(NotSerializableException.class);
    }
  }

  static class Parent {
    Parent() {
      Expensive.made.add("parent");
    }
  }

  public static class Expensive extends Parent {
    static final List<String> made = new ArrayList<>();

    final @Nullable String field = note("initialiser");

    {
      made.add("block");
    }

    Expensive(String argument) {
      made.add("constructor " + argument);
    }

    String name() {
      return "real";
    }

    public String getTitle() {
      return "real";
    }

    private static String note(String text) {
      made.add(text);
      return text;
    }
  }

  static class Finalized {
    static final List<String> finalized = new ArrayList<>();

    @Override
    @SuppressWarnings({"deprecation", "removal", "Finalize", "Finalizer"})
    protected void finalize() {
      finalized.add("finalized");
    }
  }

  private static class Private {
    String name() {
      return "real";
    }
  }

  static class Stored implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
