package io.supervised.engine.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StubIdentityTest {

  @ParameterizedTest
  @ValueSource(classes = {Plain.class, Overriding.class, Declaring.class, Comparator.class})
  void a_stub_answers_for_its_identity_itself(Class<?> type) {
    Answers answers = Answers.with(null);
    StubClass<?> stubs = StubClass.of(type);
    Object stub = stubs.create(answers);
    Object other = stubs.create(answers);

    assertThat(stub.equals(stub)).isTrue();
    assertThat(stub.equals(other)).isFalse();
    assertThat(stub.equals(null)).isFalse();
    assertThat(stub.hashCode()).isEqualTo(System.identityHashCode(stub));
    assertThat(stub.toString()).isEqualTo("stub of cart-42");
    assertThat(new HashSet<>(List.of(stub, other))).isEqualTo(Set.of(stub, other));
    assertThat(answers.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {Plain.class, Overriding.class, Declaring.class, Comparator.class})
  void the_identity_methods_are_not_among_the_routed_ones(Class<?> type) {
    assertThat(StubClass.of(type).methods())
        .noneMatch(method -> StubMethods.IDENTITY.stream()
            .anyMatch(identity -> StubMethods.BY_SIGNATURE.compare(identity, method) == 0));
  }

  @Test
  void methods_that_only_share_their_names_are_routed() {
    Answers answers = Answers.with(true);
    Overriding stub = StubClass.of(Overriding.class).create(answers);
    assertThat(stub.equals("a", "b")).isTrue();
    assertThat(answers.calls).containsExactly("equals[a, b]");
  }

  @Test
  void a_stub_is_told_from_other_objects() {
    Answers answers = Answers.with(null);
    assertThat(StubClass.isStub(StubClass.of(Plain.class).create(answers))).isTrue();
    assertThat(StubClass.isStub(StubClass.of(Runnable.class).create(answers))).isTrue();
    assertThat(StubClass.isStub(new Plain())).isFalse();
    assertThat(StubClass.isStub(new Plain() {})).isFalse();
    assertThat(StubClass.isStub(proxyOfSomebodyElse())).isFalse();
  }

  private static Object proxyOfSomebodyElse() {
    return Proxy.newProxyInstance(
        Runnable.class.getClassLoader(),
        new Class<?>[] {Runnable.class},
        (proxy, method, args) -> null);
  }

  static class Plain {}

  static class Overriding {
    @Override
    public boolean equals(Object other) {
      return other instanceof Overriding;
    }

    @Override
    public int hashCode() {
      return 1;
    }

    @Override
    public String toString() {
      return "overridden";
    }

    boolean equals(String one, String other) {
      return one.equals(other);
    }
  }

  interface Declaring {
    @Override
    boolean equals(Object other);

    @Override
    int hashCode();

    @Override
    String toString();
  }
}
