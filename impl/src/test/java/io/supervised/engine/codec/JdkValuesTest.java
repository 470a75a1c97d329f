package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Thread.State;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.ValueRange;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of the JDK that no signature has to name. */
class JdkValuesTest {

  private static final LocalDate DAY = LocalDate.of(2024, 2, 29);
  private static final LocalTime TIME = LocalTime.of(23, 59, 58, 1);

  static Stream<Object> times() {
    return Stream.of(
        DAY,
        TIME,
        LocalDateTime.of(DAY, TIME),
        OffsetTime.of(TIME, ZoneOffset.ofHours(-3)),
        OffsetDateTime.of(DAY, TIME, ZoneOffset.UTC),
        ZonedDateTime.of(DAY, TIME, ZoneId.of("Europe/Paris")),
        ZoneId.of("Asia/Tokyo"),
        ZoneOffset.ofHoursMinutes(5, 30),
        ZoneId.of("Europe/Paris").getRules(),
        Year.of(2024),
        YearMonth.of(2024, 2),
        MonthDay.of(2, 29),
        Period.of(1, 2, 3),
        DayOfWeek.MONDAY,
        Month.MAY,
        ChronoUnit.DAYS,
        ChronoField.HOUR_OF_DAY,
        ValueRange.of(1, 31),
        JapaneseDate.from(DAY));
  }

  @SuppressWarnings("JavaUtilDate") // older applications send it
  static Stream<Object> values() {
    return Stream.of(
        new BigDecimal("1.50"),
        new BigInteger("-123456789012345678901234567890"),
        new MathContext(7, RoundingMode.UP),
        RoundingMode.HALF_EVEN,
        URI.create("https://example.org/a?b#c"),
        Locale.forLanguageTag("de-CH"),
        Currency.getInstance("EUR"),
        TimeUnit.DAYS,
        BitSet.valueOf(new long[] {5, 1L << 40}),
        new Date(12_345),
        OptionalInt.of(3),
        OptionalInt.empty(),
        OptionalLong.of(4),
        OptionalLong.empty(),
        OptionalDouble.of(.5),
        OptionalDouble.empty(),
        String.class,
        int.class,
        void.class,
        int[][].class,
        List.class);
  }

  @ParameterizedTest
  @MethodSource({"times", "values"})
  void a_value_arrives_as_it_was(Object value) {
    Object copy = Codecs.copy(Codecs.allowing(), value)[0];
    assertThat(copy).isEqualTo(value).hasSameClassAs(value);
  }

  @Test
  void a_constant_of_an_enum_that_nothing_names_is_refused() {
    assertThat(AllowList.of(List.of(), List.of()).allows(State.class)).isFalse();
  }
}
