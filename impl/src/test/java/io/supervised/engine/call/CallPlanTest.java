package io.supervised.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.ByReference;
import io.supervised.Deadline;
import io.supervised.OneWay;
import io.supervised.Receive;
import io.supervised.engine.stub.StubClass;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Annotations of calls, on a class and on its interfaces, whichever of them a child is called by. */
class CallPlanTest {

  @Deadline("PT7S")
  interface Mailer<M> {

    @OneWay
    void send(M message);

    @Deadline("PT8S")
    int waiting();

    @ByReference
    void keep(List<String> shared);

    @Receive
    void take(M message);

    void plain();

    void flush();
  }

  static class Post implements Mailer<String> {

    @Override
    public void send(String message) {}

    @Override
    @Deadline("PT9S")
    public int waiting() {
      return 0;
    }

    @Override
    public void keep(List<String> shared) {}

    @Override
    public void take(String message) {}

    public void take(Integer number) {}

    @Override
    public void plain() {}

    @Override
    @OneWay
    @ByReference
    public void flush() {}

    @Deadline("soon")
    void never() {}
  }

  static class Pigeon extends Post {

    @Override
    public int waiting() {
      return 1;
    }
  }

  private final CallPlans plans = new CallPlans(List.of(Post.class));

  private CallPlan plan(Class<?> type, String method, Class<?>... parameters) {
    return plans.of(type, method(type, method, parameters));
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters) {
    return StubClass.of(type).methods().stream()
        .filter(method -> method.getName().equals(name)
            && List.of(method.getParameterTypes()).equals(List.of(parameters)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_an_interface_says_holds_for_the_class() {
    assertThat(plan(Post.class, "send", String.class).oneWay()).isTrue();
    assertThat(plan(Post.class, "send", Object.class).oneWay()).isTrue();
    assertThat(plan(Post.class, "keep", List.class).byReference()).isTrue();
    assertThat(plan(Post.class, "take", String.class).receives()).isFalse(); // it is not clear
    assertThat(plan(Post.class, "plain").deadline()).isEqualTo(Duration.ofSeconds(7));
    assertThat(plan(Post.class, "plain").oneWay()).isFalse();
  }

  @Test
  void what_a_class_says_holds_for_its_interface_and_goes_first() {
    assertThat(plan(Mailer.class, "flush").oneWay()).isTrue();
    assertThat(plan(Mailer.class, "flush").byReference()).isTrue();
    assertThat(plan(Mailer.class, "waiting").deadline()).isEqualTo(Duration.ofSeconds(9));
    assertThat(plan(Post.class, "waiting").deadline()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void a_subclass_inherits_what_it_overrides() {
    CallPlans both = new CallPlans(List.of(Pigeon.class));
    assertThat(both.of(Pigeon.class, method(Pigeon.class, "waiting")).deadline())
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(both.of(Mailer.class, method(Mailer.class, "flush")).oneWay()).isTrue();
  }

  @Test
  void of_several_beans_with_an_interface_none_speaks_for_it() {
    CallPlans several = new CallPlans(List.of(Post.class, Pigeon.class));
    assertThat(several.of(Mailer.class, method(Mailer.class, "waiting")).deadline())
        .isEqualTo(Duration.ofSeconds(8));
    assertThat(several.of(Post.class, method(Post.class, "waiting")).deadline())
        .isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void a_deadline_that_is_none_is_named() {
    assertThatThrownBy(() -> plan(Post.class, "never"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SUPV00196")
        .hasMessageContaining("Post.never")
        .hasMessageContaining("'soon'");
  }
}
