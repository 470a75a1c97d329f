package io.supervised.cdi;

import io.supervised.Cron;
import io.supervised.engine.child.CronMethod;
import io.supervised.engine.child.TimerRules;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The methods of a bean that run by cron expressions. */
final class CronMethods {

  private CronMethods() {}

  /** What cannot be is told, and left out. */
  static List<CronMethod> of(Class<?> bean, Consumer<String> objections) {
    List<CronMethod> methods = new ArrayList<>();
    for (Method method : TimerRules.methods(bean, Cron.class)) {
      Cron cron = method.getAnnotation(Cron.class);
      String what = "its method " + method.getName() + "() has @Cron";
      try {
        ZoneId zone = cron.zone().isEmpty() ? ZoneId.systemDefault() : ZoneId.of(cron.zone());
        method.setAccessible(true);
        methods.add(new CronMethod(method, CronTimetable.of(cron.value(), zone), cron.missed()));
      } catch (IllegalArgumentException unreadable) {
        objections.accept(what + "(\"" + cron.value()
            + "\"), which is not a cron expression of five fields, for instance 0 3 * * *: "
            + unreadable.getMessage());
      } catch (DateTimeException unknown) {
        objections.accept(what + " with the zone '" + cron.zone()
            + "', which is not known, as for instance Europe/Berlin is");
      } catch (NoClassDefFoundError missing) {
        objections.accept(what
            + ": add com.cronutils:cron-utils, which reads its expression, to the application");
      }
    }
    return methods;
  }
}
