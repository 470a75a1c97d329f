package io.supervised.engine.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class StubTypesTest {

  private final Kinds stub =
      StubClass.of(Kinds.class).create(Answers.by((method, args) -> args[0]));

  @Test
  void each_type_of_argument_and_result_passes_unchanged() {
    assertThat(stub.echo(true)).isTrue();
    assertThat(stub.echo(Byte.MIN_VALUE)).isEqualTo(Byte.MIN_VALUE);
    assertThat(stub.echo(Short.MIN_VALUE)).isEqualTo(Short.MIN_VALUE);
    assertThat(stub.echo('ß')).isEqualTo('ß');
    assertThat(stub.echo(Integer.MIN_VALUE)).isEqualTo(Integer.MIN_VALUE);
    assertThat(stub.echo(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(stub.echo(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
    assertThat(stub.echo(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
    assertThat(stub.echo("text")).isEqualTo("text");
    assertThat(stub.echo(new int[] {1, 2})).containsExactly(1, 2);
    assertThat(stub.echo(new String[][] {{"a"}})).isDeepEqualTo(new String[][] {{"a"}});
  }

  @Test
  void each_of_many_arguments_arrives_in_its_place() {
    Answers answers = Answers.with(7L);
    Kinds kinds = StubClass.of(Kinds.class).create(answers);
    assertThat(kinds.many(1, 2.5, 'c', 4L, "five", 6.5f, (byte) 7, new int[] {8}, (short) 9, true))
        .isEqualTo(7L);
    assertThat(answers.calls).containsExactly("many[1, 2.5, c, 4, five, 6.5, 7, [8], 9, true]");
  }

  @Test
  void a_result_that_does_not_fit_is_refused() {
    assertThatThrownBy(
            () -> StubClass.of(Kinds.class).create(Answers.with("text")).echo(1))
        .isInstanceOf(ClassCastException.class);
    assertThatThrownBy(
            () -> StubClass.of(Kinds.class).create(Answers.with(null)).echo(1))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void the_order_is_that_of_the_signatures() {
    StubClass<Kinds> kinds = StubClass.of(Kinds.class);
    List<Method> methods = kinds.methods();
    assertThat(methods)
        .extracting(method -> method.getName() + StubMethods.descriptor(method))
        .isSorted()
        .contains("echo(I)I", "echo([I)[I");
    assertThat(methods).allMatch(method -> method.equals(methods.get(kinds.indexOf(method))));
  }

  static class Kinds {
    private static final String LOCAL = "it ran on the stub";

    boolean echo(boolean value) {
      throw new AssertionError(LOCAL);
    }

    byte echo(byte value) {
      throw new AssertionError(LOCAL);
    }

    short echo(short value) {
      throw new AssertionError(LOCAL);
    }

    char echo(char value) {
      throw new AssertionError(LOCAL);
    }

    int echo(int value) {
      throw new AssertionError(LOCAL);
    }

    long echo(long value) {
      throw new AssertionError(LOCAL);
    }

    float echo(float value) {
      throw new AssertionError(LOCAL);
    }

    double echo(double value) {
      throw new AssertionError(LOCAL);
    }

    String echo(String value) {
      throw new AssertionError(LOCAL);
    }

    int[] echo(int[] value) {
      throw new AssertionError(LOCAL);
    }

    String[][] echo(String[][] value) {
      throw new AssertionError(LOCAL);
    }

    long many(
        int a, double b, char c, long d, String e, float f, byte g, int[] h, short i, boolean j) {
      throw new AssertionError(LOCAL);
    }
  }
}
