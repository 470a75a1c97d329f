package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.net.URL;
import java.util.Collection;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SuppressWarnings({"serial", "unused"}) // classes that are only looked at
class SignatureClosureTest {

  static class Parameter {}

  static class Result {}

  static class Element {}

  static class Failure extends Exception {
    private static final long serialVersionUID = 1L;
  }

  static class ByBound {}

  static class ByVariable {}

  static class ByInheritance {}

  static class ByInterface {}

  static class OfSecret {}

  static class OfClassMethod {}

  static class OfBean {}

  interface Shape {}

  static class Circle implements Shape {}

  abstract static class Base<T> {
    abstract T get(T other);
  }

  interface Priced<T> {
    int price(T item);
  }

  interface PricedHere extends Priced<ByInterface> {}

  abstract static class Bean extends Base<ByInheritance> implements PricedHere {
    OfBean collaborator = new OfBean();

    abstract Result call(Parameter parameter, Map<String, List<? extends ByBound>> more)
        throws Failure;

    abstract CompletionStage<Element[]> later(int number, Shape shape);

    abstract <T extends ByVariable & Comparable<T>> void accept(Collection<? super T> values);

    private void secret(OfSecret secret) {}

    static void ofClass(OfClassMethod parameter) {}
  }

  @Test
  void signatures_reach_what_they_name() {
    assertThat(reachedBy(Bean.class))
        .contains(Parameter.class, Result.class, Failure.class)
        .contains(ByBound.class, ByVariable.class, Element.class)
        .contains(ByInheritance.class, ByInterface.class);
  }

  @Test
  void what_nobody_can_call_reaches_nothing() {
    assertThat(reachedBy(Bean.class))
        .doesNotContain(OfSecret.class, OfClassMethod.class, OfBean.class, Bean.class, Base.class);
  }

  @Test
  void an_interface_does_not_reach_who_implements_it() {
    assertThat(reachedBy(Bean.class)).contains(Shape.class).doesNotContain(Circle.class);
  }

  @Nested
  class a_class_that_is_reached {

    static class Part {}

    static class Generic {}

    static class Forgotten {}

    static class Constant {}

    static class OfParent {}

    static class Argument {}

    static class Parent<T> implements Serializable {
      private static final long serialVersionUID = 1L;
      private OfParent inherited = new OfParent();
    }

    static class Whole extends Parent<Argument> {
      private static final long serialVersionUID = 1L;
      static final Constant CONSTANT = new Constant();
      private Part[][] parts = {};
      private Map<String, Generic> generic = Map.of();
      private transient Forgotten forgotten = new Forgotten();
      private Whole self = this;
    }

    interface UseOfWhole {
      void use(Whole whole);
    }

    @Test
    void reaches_its_superclass_and_the_types_of_its_fields() {
      assertThat(reachedBy(UseOfWhole.class))
          .contains(Whole.class, Parent.class, Part.class, Generic.class)
          .contains(OfParent.class, Argument.class);
    }

    @Test
    void does_not_reach_what_is_not_serialized() {
      assertThat(reachedBy(UseOfWhole.class)).doesNotContain(Constant.class, Forgotten.class);
    }
  }

  @Nested
  class a_sealed_type {

    sealed interface Event permits Opened, Closed {}

    record Opened(Reason reason) implements Event {}

    static non-sealed class Closed implements Event {}

    static class ClosedLater extends Closed {}

    enum Reason {
      PLANNED(new Detail()),
      UNPLANNED(new Detail()) {};

      @SuppressWarnings("ImmutableEnumChecker") // it is never looked at
      final Detail detail;

      Reason(Detail detail) {
        this.detail = detail;
      }
    }

    static class Detail {}

    interface UseOfEvents {
      List<Event> events();
    }

    @Test
    void reaches_the_classes_that_it_permits() {
      assertThat(reachedBy(UseOfEvents.class))
          .contains(Opened.class, Closed.class, Reason.class)
          .doesNotContain(ClosedLater.class);
    }

    @Test
    void allows_constants_with_a_body_but_not_what_constants_hold() {
      assertThat(Codecs.copy(Codecs.serving(UseOfEvents.class), List.of(Reason.values())))
          .containsExactly(List.of(Reason.values()));
      assertThat(reachedBy(UseOfEvents.class)).doesNotContain(Detail.class);
    }
  }

  @Nested
  class a_class_of_the_jdk {

    interface UseOfJdk {
      GregorianCalendar calendar(URL url);
    }

    @Test
    void is_reached_with_its_superclasses_but_not_entered() {
      assertThat(reachedBy(UseOfJdk.class))
          .contains(GregorianCalendar.class, java.util.Calendar.class, URL.class)
          .doesNotContain(java.util.TimeZone.class, java.net.InetAddress.class);
    }
  }

  private static Set<Class<?>> reachedBy(Class<?> bean) {
    return SignatureClosure.of(List.of(bean));
  }
}
