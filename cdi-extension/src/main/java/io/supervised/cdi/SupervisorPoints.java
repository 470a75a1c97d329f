package io.supervised.cdi;

import io.supervised.Supervisor;
import io.supervised.SupervisorName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.util.AnnotationLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The injection points that ask for a supervisor by its name. */
final class SupervisorPoints {

  private record Asked(String member, String name) {}

  private final List<Asked> points = new ArrayList<>();

  /** Remembers the point if it names a supervisor. */
  void see(InjectionPoint point) {
    for (Annotation qualifier : point.getQualifiers()) {
      if (qualifier instanceof SupervisorName name) {
        points.add(new Asked(String.valueOf(point.getMember()), name.value()));
      }
    }
  }

  /** The points whose supervisors are not configured, one sentence each. */
  List<String> problems(Set<String> configured) {
    return points.stream()
        .filter(point -> !configured.contains(point.name()))
        .map(point -> ExtensionLog.LOG.notInjectable(
            point.member(),
            "there is no supervisor '" + point.name()
                + "': add it to supervised.supervisors, or use one of " + configured))
        .toList();
  }

  /** Gives the container a bean for each supervisor with a name. */
  static void publish(
      AfterBeanDiscovery event, Set<String> configured, Function<String, Supervisor> supervisor) {
    for (String name : configured) {
      event
          .addBean()
          .types(Supervisor.class, Object.class)
          .qualifiers(new Named(name))
          .scope(ApplicationScoped.class)
          .produceWith(instance -> supervisor.apply(name));
    }
  }

  private static final class Named extends AnnotationLiteral<SupervisorName>
      implements SupervisorName {

    private static final long serialVersionUID = 1L;

    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String value() {
      return name;
    }
  }
}
