package io.supervised.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.supervised.Child;
import io.supervised.ChildContext;
import io.supervised.ChildName;
import io.supervised.Deadline;
import io.supervised.Durability;
import io.supervised.Every;
import io.supervised.Keep;
import io.supervised.OneWay;
import io.supervised.Receive;
import io.supervised.Run;
import io.supervised.Stateful;
import io.supervised.Strategy;
import io.supervised.Supervised;
import io.supervised.event.NodeUp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AnInterface     | is an interface",
        "AnAbstractClass | is abstract",
        "AFinalClass     | is final",
        "ARecord         | is a record",
        "AnEnum          | is an enum",
        "AFinalMethod    | method | is final",
        "APublicField    | field | is public",
        "Inner           | inner class",
        "Scoped          | has the scope @ApplicationScoped",
        "Observing       | observes events",
        "Producing       | is a producer",
        "TwoLoops        | has 2 methods with @Run",
        "PrivateLoop     | its @Run method loop()",
        "OddDeadline     | its class OddDeadline has the deadline 'soon'",
        "NoTime          | its method work() has the deadline 'PT0S'",
        "OddlyInherited  | its interface Hasty has the deadline 'soon'",
        "OddlyInherited  | its method work() of Hasty has the deadline 'PT-1S'",
        "OneWayResult    | its method ask() has @OneWay and returns a result",
        "NoMessage       | its method take() has @Receive",
        "OddName         | its name 'a b'",
        "NoInstance      | has 0 instances",
        "BothWays        | has everyNode and 2 instances",
        "OddWindow       | its restartWindow 'soon'",
        "TooManyRestarts | SUPV00408: A child can't have 1001 restarts",
        "NoTimeToStop    | its shutdownTimeout 'PT0S'",
        "OddClock        | its method tick() has @Every",
        "OddGroup        | its group 'a b'",
        "OddInterval     | its saveEvery 'now and then'",
        "OddVersion      | has the stateVersion -1",
        "NoState         | has a durability, but no state",
        "FinalKept       | its field kept with @Keep is static or final",
        "KeptTwice       | is Stateful and has fields with @Keep",
        "OrderAlone      | has a strategy or an order, but no group",
      })
  void a_class_that_can_not_be_supervised_is_named_with_the_reason(String type, String reason)
      throws Exception {
    Throwable error =
        starting(Map.of(), Class.forName(DefinitionErrorsTest.class.getName() + "$" + type));
    assertThat(error).isInstanceOf(DefinitionException.class);
    assertThat(error.getMessage()).contains("SUPV00101", "$" + type, reason);
  }

  @Test
  void two_beans_with_one_name_are_both_named() {
    Throwable error = starting(Map.of(), Cart.class, OtherCart.class);
    assertThat(error.getMessage()).contains("SUPV00102", "'cart'", "$Cart", "$OtherCart");
  }

  @Test
  void a_group_that_can_not_be_is_named_with_all_reasons() {
    Throwable error = starting(Map.of(), Head.class, Tail.class);
    assertThat(error.getMessage())
        .contains(
            "SUPV00124",
            "group 'line': it has more than one strategy, {ONE_FOR_ALL=[tail], REST_FOR_ONE=[head]}",
            "group 'line': 'head' has autoStart = false",
            "group 'line': 'tail' has everyNode");
  }

  @Test
  void a_context_in_a_bean_that_outlives_its_child_is_refused() {
    Throwable error = starting(Map.of(), Hoarder.class);
    assertThat(error.getMessage()).contains("SUPV00103", "@ApplicationScoped", "Hoarder");
  }

  @Test
  void a_child_that_could_be_several_must_be_asked_for_by_name() {
    Throwable error =
        starting(Map.of("supervised.bean.cart.instances", "2"), Cart.class, Shop.class);
    assertThat(error.getMessage()).contains("SUPV00113", "cart", "@ChildName(\"name\")");
  }

  @Test
  void a_type_that_can_have_no_proxy_can_not_be_asked_for_by_name() {
    Throwable error = starting(Map.of(), Stand.class);
    assertThat(error.getMessage()).contains("SUPV00113", "AFinalClass is final");
  }

  @Test
  void a_name_that_no_child_can_have_is_reported_with_all_that_is_wrong() {
    Throwable error = starting(Map.of(), Nameless.class, OddName.class);
    assertThat(error.getMessage())
        .contains("for 3 reason(s)", "SUPV00113", "Nameless.empty", "Nameless.odd", "SUPV00400");
  }

  @Test
  void wrong_settings_are_reported_with_key_value_and_form() {
    Throwable error = starting(
        Map.of(
            "supervised.transport.port", "eighty",
            "supervised.segments", "0",
            "supervised.registry", "maybe",
            "supervised.node.name", "a b",
            "supervised.node.start-timeout", "30s",
            "supervised.bean.cart.instances", "-1",
            "supervised.bean.cart.auto-start", "yes"),
        Cart.class);
    assertThat(error.getMessage())
        .contains(
            "7 reason(s)",
            "SUPV00300: supervised.transport.port = 'eighty' is not valid: give a whole number from 1024 to",
            "supervised.segments = '0'",
            "supervised.registry = 'maybe' is not valid: give 'replicated' or 'distributed'",
            "supervised.node.name = 'a b'",
            "supervised.node.start-timeout = '30s' is not valid: give an ISO-8601 duration",
            "supervised.bean.cart.instances = '-1'",
            "supervised.bean.cart.auto-start = 'yes' is not valid: give 'true' or 'false'");
  }

  @Test
  void everything_that_is_wrong_is_reported_together() {
    Throwable error = starting(
        Map.of("supervised.segments", "many"),
        Cart.class,
        OtherCart.class,
        ARecord.class,
        AFinalClass.class,
        Hoarder.class);
    assertThat(error.getMessage())
        .contains(
            "5 reason(s)",
            "$ARecord",
            "$AFinalClass",
            "SUPV00102",
            "SUPV00103",
            "supervised.segments = 'many'");
  }

  private static Throwable starting(Map<String, String> settings, Class<?>... beans) {
    Throwable thrown =
        catchThrowable(() -> Application.start(18140, settings, beans).close());
    assertThat(thrown).isNotNull();
    return thrown;
  }

  @Supervised
  interface AnInterface {}

  @Supervised
  abstract static class AnAbstractClass {}

  @Supervised
  static final class AFinalClass {}

  @Supervised
  record ARecord(String field) {}

  @Supervised
  enum AnEnum {
    ONE
  }

  @Supervised
  static class AFinalMethod {
    final void fixed() {}
  }

  @Supervised
  static class APublicField {
    public int field;
  }

  @Supervised
  @SuppressWarnings("ClassCanBeStatic") // the case
  class Inner {}

  @Supervised
  @ApplicationScoped
  static class Scoped {}

  @Supervised
  static class Observing {
    void up(@Observes @NodeUp Object node) {}
  }

  @Supervised
  static class Producing {
    @Produces
    String text() {
      return "";
    }
  }

  @Supervised
  static class TwoLoops {
    @Run
    void one() {}

    @Run
    void two() {}
  }

  @Supervised
  static class PrivateLoop {
    @Run
    @SuppressWarnings("UnusedMethod") // the case
    private void loop() {}
  }

  @Supervised(name = "a b")
  static class OddName {}

  @Supervised(instances = 0)
  static class NoInstance {}

  @Supervised(restartWindow = "soon")
  static class OddWindow {}

  @Supervised(group = "a b")
  public static class OddGroup {}

  @Supervised(order = 1)
  public static class OrderAlone {}

  @Supervised(maxRestarts = 1001)
  static class TooManyRestarts {}

  @Supervised
  static class OddClock {
    @Every("soon")
    void tick() {}
  }

  @Supervised(shutdownTimeout = "PT0S")
  static class NoTimeToStop {}

  @Supervised(instances = 2, everyNode = true)
  static class BothWays {}

  @Supervised
  static class Cart {}

  @Supervised(name = "cart")
  static class OtherCart {}

  @ApplicationScoped
  static class Hoarder {
    @Inject
    @Nullable
    ChildContext context;
  }

  @Supervised
  @Deadline("soon")
  static class OddDeadline {}

  @Supervised
  static class NoTime {
    @Deadline("PT0S")
    void work() {}
  }

  @Deadline("soon")
  interface Hasty {
    @Deadline("PT-1S")
    void work();
  }

  @Supervised
  static class OddlyInherited implements Hasty {
    @Override
    public void work() {}
  }

  @Supervised
  static class OneWayResult {
    @OneWay
    int ask() {
      return 1;
    }
  }

  @ApplicationScoped
  static class Shop {
    @Inject
    Child<Cart> cart;
  }

  @ApplicationScoped
  static class Stand {
    @Inject
    @ChildName("x")
    AFinalClass one;
  }

  @ApplicationScoped
  static class Nameless {
    @Inject
    @ChildName("")
    Child<Object> empty;

    @Inject
    @ChildName("a\nb")
    Child<Object> odd;
  }

  @Supervised
  static class NoMessage {
    @Receive
    void take() {}
  }

  @Supervised(saveEvery = "now and then", durability = Durability.EVERY)
  static class OddInterval {
    @Keep
    int kept;
  }

  @Supervised(stateVersion = -1)
  static class OddVersion {
    @Keep
    int kept;
  }

  @Supervised(durability = Durability.EACH_CALL)
  static class NoState {}

  @Supervised
  static class FinalKept {
    @Keep
    final int kept = 1;
  }

  @Supervised
  static class KeptTwice implements Stateful<String> {
    @Keep
    int kept;

    @Override
    public String snapshot() {
      return "";
    }

    @Override
    public void restore(String state) {}
  }

  @Supervised(group = "line", strategy = Strategy.REST_FOR_ONE, autoStart = false)
  public static class Head {}

  @Supervised(group = "line", strategy = Strategy.ONE_FOR_ALL, everyNode = true)
  public static class Tail {}
}
