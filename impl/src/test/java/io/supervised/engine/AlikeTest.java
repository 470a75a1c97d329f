package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.supervised.ByReference;
import io.supervised.CallCycleException;
import io.supervised.Child;
import io.supervised.ChildContext;
import io.supervised.ChildFailedException;
import io.supervised.SerializationException;
import io.supervised.Supervisor;
import io.supervised.WrongTypeException;
import io.supervised.engine.TwoNodes.Way;
import io.supervised.engine.call.CallOptions;
import io.supervised.engine.child.InstanceFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A call has the same end on the child's own node, in the caller's thread or not, and on another one. */
@TestInstance(Lifecycle.PER_CLASS)
class AlikeTest {

  private static final CallOptions SMALL =
      new CallOptions(Duration.ofSeconds(5), 100, 20_000, List.of());

  private final TwoNodes nodes = new TwoNodes(
      "alike-test",
      19410,
      SMALL,
      node -> List.of(
          TwoNodes.template(Shop.class, InstanceFactory.of(() -> new Shop(node.get()))),
          TwoNodes.template(Namesake.class, InstanceFactory.of(Namesake::new)),
          TwoNodes.template(Looping.class, self -> Looping.create(node.get(), self))));

  @BeforeAll
  void start_children() {
    nodes.startChild(Shop.class, "shop");
    nodes.startChild(Namesake.class, "desk");
  }

  @AfterAll
  void stop_all() {
    nodes.close();
  }

  // ---- beans

  record Unnamed(String text) {}

  enum Hue {
    RED
  }

  interface Naming {
    String name();
  }

  static class Shop implements Naming {

    private final Supervisor node;

    Shop(Supervisor node) {
      this.node = node;
    }

    @Override
    public String name() {
      return "shop";
    }

    String take(Object anything) {
      return "taken";
    }

    boolean areSame(List<String> one, List<String> other) {
      one.add("x");
      return one == other && other.size() == 1;
    }

    int sizes(byte[] one, byte[] other) {
      return one.length + other.length;
    }

    Object give(String what) {
      return switch (what) {
        case "record" -> new Unnamed("x");
        case "enum" -> Hue.RED;
        default -> "x".repeat(30_000);
      };
    }

    String fail() {
      throw new Holding(new Object[] {this});
    }

    String blow() {
      throw new Exotic();
    }

    @ByReference
    String blowByReference() {
      throw new Exotic();
    }

    Child<Naming> same(Child<Naming> child, Naming proxy) {
      return child;
    }

    boolean hasDeadline(Child<Naming> child, Child<Naming> expected) {
      return child.equals(expected);
    }

    Child<Naming> makeHasty(String supervisor) {
      Supervisor owner = supervisor.isEmpty() ? node : ((ClusterSupervisor) node).named(supervisor);
      return owner.child(Naming.class, "shop");
    }
  }

  /** Has a method of the same signature as another bean. */
  static class Namesake implements Naming {

    @Override
    public String name() {
      return "desk";
    }
  }

  /** An exception that holds an object of the child. */
  static class Holding extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final transient Object @Nullable [] held;

    Holding(Object[] held) {
      super("holding");
      this.held = held;
    }
  }

  /** Not serializable. */
  static class Exotic extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // that is the case
    final Object[] content = {new Object()};
  }

  /** Calls itself by way of a peer while it starts. */
  static class Looping {

    static volatile String met = "";

    static InstanceFactory.Instance create(Supervisor node, ChildContext self) throws Exception {
      met = String.valueOf(
          catchThrowable(() -> node.child(Looping.class, self.name()).call(Looping::ask)));
      return InstanceFactory.of(Looping::new).create(self);
    }

    String ask() {
      return "answer";
    }
  }

  private @Nullable Throwable failure(Way way, Child.Call<Shop, ?, ?> call) {
    return catchThrowable(() -> way.ask(Shop.class, "shop", call));
  }

  // ---- what is alike

  @Test
  void a_child_of_another_bean_is_not_called_though_it_has_such_a_method() {
    for (Way way : nodes.ways()) {
      assertThatThrownBy(() -> way.ask(Shop.class, "desk", Shop::name))
          .as(way.name())
          .isInstanceOf(WrongTypeException.class)
          .hasMessageContaining("SUPV00181")
          .hasMessageContaining(Namesake.class.getName());
      assertThat(way.ask(Naming.class, "desk", Naming::name)).isEqualTo("desk");
    }
  }

  @Test
  void a_record_or_constant_that_no_signature_names_is_refused() {
    for (Object unnamed : List.of(new Unnamed("x"), Hue.RED, Optional.of(Hue.RED), Hue.class)) {
      for (Way way : nodes.ways()) {
        assertThat(failure(way, shop -> shop.take(unnamed)))
            .as(way.name())
            .isInstanceOf(SerializationException.class)
            .hasMessageContaining("SUPV00335");
      }
    }
    for (String what : List.of("record", "enum")) {
      for (Way way : nodes.ways()) {
        assertThat(failure(way, shop -> shop.give(what)))
            .as(way.name())
            .isInstanceOf(SerializationException.class)
            .hasMessageContaining("SUPV00186");
      }
    }
  }

  @Test
  void arguments_share_what_they_shared() {
    for (Way way : nodes.ways()) {
      List<String> both = new ArrayList<>();
      assertThat(way.ask(Shop.class, "shop", shop -> shop.areSame(both, both)))
          .as(way.name())
          .isEqualTo(true);
      assertThat(both).isEmpty();
    }
  }

  @Test
  void arguments_are_counted_together_and_named_by_their_place() {
    byte[] large = new byte[15_000];
    for (Way way : nodes.ways()) {
      assertThat(way.ask(Shop.class, "shop", shop -> shop.sizes(large, new byte[1])))
          .isEqualTo(15_001);
      assertThat(failure(way, shop -> shop.sizes(large, large.clone())))
          .as(way.name())
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("SUPV00332: argument 2 ");
    }
  }

  @Test
  void an_exception_is_a_copy() {
    for (Way way : nodes.ways()) {
      Throwable thrown = failure(way, Shop::fail);
      assertThat(thrown)
          .as(way.name())
          .hasMessage("holding")
          .isInstanceOfSatisfying(Holding.class, copy -> assertThat(copy.held).isNull());
    }
  }

  @Test
  void an_exception_that_can_not_travel_is_told_unless_it_is_passed_by_reference() {
    for (Way way : nodes.ways()) {
      assertThat(failure(way, Shop::blow))
          .as(way.name())
          .isInstanceOfSatisfying(
              ChildFailedException.class,
              told -> assertThat(told.exceptionType()).isEqualTo(Exotic.class.getName()));
      assertThat(failure(way, Shop::blowByReference))
          .as(way.name())
          .isInstanceOf(way.node() == nodes.host() ? Exotic.class : ChildFailedException.class);
    }
  }

  @Test
  void a_child_keeps_its_own_deadline() {
    for (Way way : nodes.ways()) {
      Child<Naming> usual = way.node().child(Naming.class, "shop");
      Child<Naming> hasty = usual.within(Duration.ofSeconds(2));
      Naming proxy = usual.proxy();
      assertThat(way.ask(Shop.class, "shop", shop -> shop.same(hasty, proxy)))
          .as(way.name())
          .isEqualTo(hasty);
      assertThat(way.ask(Shop.class, "shop", shop -> shop.same(usual, proxy))).isEqualTo(usual);
      assertThat(way.ask(Shop.class, "shop", shop -> shop.hasDeadline(hasty, hasty)))
          .isEqualTo(true);
      assertThat(way.ask(Shop.class, "shop", shop -> shop.hasDeadline(hasty, usual)))
          .isEqualTo(false);
    }
  }

  @Test
  void a_child_of_a_named_supervisor_keeps_the_deadline_of_that() {
    for (Way way : nodes.ways()) {
      assertThat(way.ask(Shop.class, "shop", shop -> shop.makeHasty("orders")))
          .as(way.name())
          .isEqualTo(way.node().named("orders").child(Naming.class, "shop"));
      assertThat(way.ask(Shop.class, "shop", shop -> shop.makeHasty("")))
          .isEqualTo(way.node().child(Naming.class, "shop"));
    }
  }

  @Test
  void a_deadline_may_be_as_long_as_a_duration() {
    Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
    for (ClusterSupervisor node : nodes.both()) {
      Child<Naming> patient = node.child(Naming.class, "shop").within(longest);
      assertThat(patient.callAsync(Naming::name)).succeedsWithin(SOON).isEqualTo("shop");
      assertThat(patient.proxy().name()).isEqualTo("shop");
    }
  }

  @Test
  void a_child_that_waits_for_itself_while_it_starts_is_told_at_once() {
    nodes.startChild(Looping.class, "loop");
    assertThat(nodes.other().child(Looping.class, "loop").callAsync(Looping::ask))
        .succeedsWithin(SOON)
        .isEqualTo("answer");
    assertThat(Looping.met).startsWith(CallCycleException.class.getName()).contains("loop -> loop");
  }

  @Test
  void the_names_of_local_children_are_not_to_be_changed() {
    assertThatThrownBy(() -> nodes.host().localChildren().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
