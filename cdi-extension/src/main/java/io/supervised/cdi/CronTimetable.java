package io.supervised.cdi;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.supervised.engine.child.Timetable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** The times of a cron expression in a time zone; the one place that needs cron-utils. */
record CronTimetable(ExecutionTime times, ZoneId zone) implements Timetable {

  /**
   * Reads an expression as crontabs have it.
   *
   * @throws IllegalArgumentException if it is none
   * @throws NoClassDefFoundError if cron-utils is not there
   */
  static Timetable of(String expression, ZoneId zone) {
    CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    return new CronTimetable(ExecutionTime.forCron(parser.parse(expression)), zone);
  }

  @Override
  public Optional<Instant> next(Instant after) {
    return times.nextExecution(ZonedDateTime.ofInstant(after, zone)).map(ZonedDateTime::toInstant);
  }
}
