package io.supervised.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinesTest {

  static List<Event> events() {
    return List.of(
        new Event(17, "ann", Event.Kind.UP, "bob", null, null),
        Histories.begun(18, "ann", "fileTally-3", 9),
        Histories.tallied(-19, "ann", "fileTally-3", 9, new Tally(1, 2, 3)));
  }

  static List<Status> statuses() {
    return List.of(
        new Status(0, Set.of(), Set.of(), Map.of()),
        new Status(
            7, Set.of("ann", "bob"), Set.of("c", "d"), Map.of("c", "ann", "d", "ann", "e", "bob")));
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_comes_out_of_its_line(Event event) {
    assertThat(Event.isLine(event.toLine())).isTrue();
    assertThat(Event.fromLine(event.toLine(), "ann")).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void a_status_comes_out_of_its_line(Status status) {
    assertThat(Status.isLine(status.toLine())).isTrue();
    assertThat(Status.fromLine(status.toLine())).isEqualTo(status);
  }

  @Test
  void neighbours_are_joined() {
    assertThat(Children.numbers(Set.of("f-0", "f-1", "f-2", "f-5", "f-10", "f-9")))
        .isEqualTo("0-2 5 9-10");
  }

  @Test
  void one_child_carries_the_name_of_its_bean() {
    assertThat(new Children(1).names()).containsExactly("fileTally");
    assertThat(Children.index("fileTally")).isZero();
    assertThat(new Children(2).names()).containsExactly("fileTally-0", "fileTally-1");
    assertThat(Children.index("fileTally-1")).isEqualTo(1);
  }
}
