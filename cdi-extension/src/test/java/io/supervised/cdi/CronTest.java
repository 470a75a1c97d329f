package io.supervised.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.Cron;
import io.supervised.engine.child.CronMethod;
import io.supervised.engine.child.Timetable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cron expressions as crontabs have them, and what the container says to those that are none. */
class CronTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 3 * * *      | 2026-11-25T12:00:00Z | 2026-11-26T02:00:00Z",
        "*/15 * * * *   | 2026-11-25T12:00:00Z | 2026-11-25T12:15:00Z",
        "*/15 * * * *   | 2026-11-25T12:14:59.999Z | 2026-11-25T12:15:00Z",
        "0 9 * * MON-FRI | 2026-11-27T08:00:00Z | 2026-11-30T08:00:00Z",
        "0 9 1,15 * *   | 2026-11-25T12:00:00Z | 2026-12-01T08:00:00Z",
        "0 9 * * 0      | 2026-11-25T12:00:00Z | 2026-11-29T08:00:00Z",
        "0 9 * * 7      | 2026-11-25T12:00:00Z | 2026-11-29T08:00:00Z",
      })
  void the_next_tick_is_strictly_later_and_in_the_time_zone(
      String expression, Instant after, Instant next) {
    assertThat(CronTimetable.of(expression, BERLIN).next(after)).contains(next);
  }

  @ParameterizedTest
  @ValueSource(strings = {"30 2 * * *", "*/10 * * * *", "0 * * * *", "0 3 * * *"})
  void ticks_go_on_one_after_the_other_where_clocks_are_put_forward_and_back(String expression) {
    Timetable times = CronTimetable.of(expression, BERLIN);
    for (String day : List.of("2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z")) {
      Instant tick = Instant.parse(day);
      Instant end = tick.plusSeconds(3 * 86_400);
      int ticks = 0;
      while (tick.isBefore(end)) {
        Instant next = times.next(tick).orElseThrow();
        assertThat(next).isAfter(tick);
        tick = next;
        ticks++;
      }
      assertThat(ticks).isGreaterThan(2);
    }
  }

  @Test
  void what_is_no_expression_is_refused_with_the_reason() {
    assertThatThrownBy(() -> CronTimetable.of("61 * * * *", BERLIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("61");
  }

  @Test
  void the_methods_of_a_bean_are_found_and_those_that_can_not_be_are_told() {
    List<String> objections = new ArrayList<>();
    List<CronMethod> methods = CronMethods.of(Nightly.class, objections::add);
    assertThat(methods).extracting(method -> method.method().getName()).containsExactly("clean");
    assertThat(methods).extracting(CronMethod::missed).containsExactly(Cron.Missed.SKIP);
    assertThat(objections)
        .satisfiesExactlyInAnyOrder(
            odd -> assertThat(odd)
                .startsWith(
                    "its method odd() has @Cron(\"at three\"), which is not a cron expression"),
            nowhere -> assertThat(nowhere)
                .startsWith("its method nowhere() has @Cron with the zone 'Europe/Atlantis'"));
  }

  @Test
  void an_application_without_the_library_that_reads_expressions_is_told_which_one_it_is()
      throws Exception {
    List<String> objections = new ArrayList<>();
    Consumer<String> told = objections::add;
    ClassLoader without = new WithoutCronUtils();
    Method of = without
        .loadClass(CronMethods.class.getName())
        .getDeclaredMethod("of", Class.class, Consumer.class);
    of.setAccessible(true);
    assertThat((List<?>) of.invoke(null, Nightly.class, told)).isEmpty();
    assertThat(objections)
        .contains("its method clean() has @Cron: add com.cronutils:cron-utils, which reads its"
            + " expression, to the application");
  }

  /** Has the classes that find cron methods once more, and does not find cron-utils. */
  private static final class WithoutCronUtils extends ClassLoader {

    private static final String OURS = "io.supervised.cdi.Cron";

    WithoutCronUtils() {
      super(CronTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("com.cronutils.")) {
        throw new ClassNotFoundException(name);
      }
      Class<?> known = findLoadedClass(name);
      if (known != null || !name.startsWith(OURS)) {
        return known == null ? super.loadClass(name, resolve) : known;
      }
      byte[] code = codeOf(name);
      return defineClass(name, code, 0, code.length);
    }

    private byte[] codeOf(String name) throws ClassNotFoundException {
      try (InputStream code = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        return code.readAllBytes();
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }
  }

  static class Nightly {

    @Cron(value = "0 3 * * *", missed = Cron.Missed.SKIP)
    void clean() {}

    @Cron("at three")
    void odd() {}

    @Cron(value = "0 3 * * *", zone = "Europe/Atlantis")
    void nowhere() {}
  }
}
