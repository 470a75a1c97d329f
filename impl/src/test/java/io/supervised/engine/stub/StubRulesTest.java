package io.supervised.engine.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.SupervisedException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StubRulesTest {

  static Stream<Arguments> oneObjectionEach() {
    return Stream.of(
        Arguments.of(AnInterface.class, "is an interface: use a class"),
        Arguments.of(AnAnnotation.class, "is an annotation: use a class"),
        Arguments.of(AnEnum.class, "is an enum: use a class"),
        Arguments.of(((Object) AnEnum.BODY).getClass(), "is an enum: use a class"),
        Arguments.of(ARecord.class, "is a record: use a class"),
        Arguments.of(int[].class, "int[] is an array or primitive: use a class"),
        Arguments.of(AnAbstractClass.class, "is abstract: make it concrete"),
        Arguments.of(AFinalClass.class, "is final: remove final"),
        Arguments.of(ASealedClass.class, "is sealed: declare it non-sealed"),
        Arguments.of(
            AnInnerClass.class,
            "is an inner class, bound to an object of the outer one: make it static"),
        Arguments.of(
            new Object() {}.getClass(), "is declared inside a method: make it a top-level class"),
        Arguments.of(localClass(), "is declared inside a method: make it a top-level class"),
        Arguments.of(
            FinalMethod.class,
            "FinalMethod.pay(int, java.lang.String[]) is final and would run on the stub"),
        Arguments.of(FinalMethodOfThePackage.class, "FinalMethodOfThePackage.pay() is final"),
        Arguments.of(FinalIdentity.class, "FinalIdentity.toString() is final"),
        Arguments.of(
            InheritsFinalMethod.class,
            "method io.supervised.engine.stub.StubRulesTest$FinalMethod.pay("),
        Arguments.of(
            PublicField.class,
            "field io.supervised.engine.stub.StubRulesTest$PublicField.total is public"),
        Arguments.of(InheritsPublicField.class, "StubRulesTest$PublicField.total is public"));
  }

  @ParameterizedTest
  @MethodSource("oneObjectionEach")
  void an_objection_names_the_culprit_and_the_remedy(Class<?> type, String sentence) {
    assertThat(StubRules.objections(type)).singleElement().asString().contains(sentence);
  }

  @Test
  void all_objections_to_a_class_are_listed() {
    assertThat(StubRules.objections(ManyFaults.class))
        .satisfiesExactly(
            first -> assertThat(first).contains("is abstract"),
            second -> assertThat(second).contains("an inner class"),
            third -> assertThat(third).contains("ManyFaults.a()"),
            fourth -> assertThat(fourth).contains("ManyFaults.b()"),
            fifth -> assertThat(fifth).contains("ManyFaults.x "),
            sixth -> assertThat(sixth).contains("PublicField.total "));
  }

  @Test
  void there_is_no_objection_to_what_cannot_go_wrong() {
    assertThat(StubRules.objections(Fine.class)).isEmpty();
    assertThat(StubRules.objections(Object.class)).isEmpty();
  }

  @Test
  void a_class_with_objections_gets_no_stub() {
    assertThatThrownBy(() -> StubClass.of(ManyFaults.class))
        .isInstanceOf(SupervisedException.class)
        .hasMessageStartingWith("SUPV00131: ")
        .hasMessageContaining("ManyFaults")
        .hasMessageContaining("ManyFaults.b() is final");
  }

  @Test
  void a_stub_gets_no_stub() {
    Object stub = StubClass.of(Fine.class).create(Answers.with(null));
    assertThatThrownBy(() -> StubClass.of(stub.getClass()))
        .isInstanceOf(SupervisedException.class)
        .hasMessageStartingWith("SUPV00131: ");
  }

  @Test
  void a_sealed_interface_gets_no_stub() {
    assertThatThrownBy(() -> StubClass.of(ASealedInterface.class))
        .isInstanceOf(SupervisedException.class)
        .hasMessageStartingWith("SUPV00131: ");
  }

  private static Class<?> localClass() {
    class Local {}
    return Local.class;
  }

  interface AnInterface {}

  @interface AnAnnotation {}

  enum AnEnum {
    BODY {}
  }

  record ARecord(int value) {}

  abstract static class AnAbstractClass {}

  static final class AFinalClass {}

  static sealed class ASealedClass permits Permitted {}

  static final class Permitted extends ASealedClass implements ASealedInterface {}

  sealed interface ASealedInterface permits Permitted {}

  @SuppressWarnings("ClassCanBeStatic")
  class AnInnerClass {}

  static class FinalMethod {
    public final void pay(int amount, String... reasons) {}
  }

  static class FinalMethodOfThePackage {
    final void pay() {}
  }

  static class FinalIdentity {
    @Override
    public final String toString() {
      return "";
    }
  }

  static class InheritsFinalMethod extends FinalMethod {}

  static class PublicField {
    public int total;
  }

  static class InheritsPublicField extends PublicField {}

  @SuppressWarnings("ClassCanBeStatic")
  abstract class ManyFaults extends PublicField {
    public int x;

    final void b() {}

    final void a() {}
  }

  static class Fine {
    public static final int CONSTANT = 1;
    protected int forSubclasses;
    final int forThePackage = 1;

    Fine(int argument) {
      hidden();
    }

    private final void hidden() {}

    static final void shared() {}
  }
}
