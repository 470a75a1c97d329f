package io.supervised.cdi;

import io.supervised.Child;
import io.supervised.ChildName;
import io.supervised.ChildSpec;
import io.supervised.Supervisor;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.stub.StubRules;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.util.AnnotationLiteral;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The injection points that ask for a {@link Child}, or for a proxy by {@link ChildName}. The container gets a bean for each type
 * and qualifier that is asked for, and the bean looks at the point where it is injected.
 */
final class ChildPoints {

  /** What a point asks for. */
  private record Asked(Type type, boolean named) {}

  private final List<InjectionPoint> points = new ArrayList<>();

  /** Remembers the point if it asks for a child. */
  void see(InjectionPoint point) {
    if (named(point) != null || isReference(point.getType())) {
      points.add(point);
    }
  }

  /** What is wrong with the points, one sentence each. */
  List<String> problems(Collection<SupervisedBean> beans) {
    List<String> problems = new ArrayList<>();
    for (InjectionPoint point : points) {
      objection(point, beans)
          .ifPresent(reason -> problems.add(
              ExtensionLog.LOG.notInjectable(String.valueOf(point.getMember()), reason)));
    }
    return problems;
  }

  private static Optional<String> objection(
      InjectionPoint point, Collection<SupervisedBean> beans) {
    Class<?> type = typeOf(point.getType());
    if (type == null) {
      return Optional.of("Child needs the class of the bean, or an interface of it: Child<Cart>");
    }
    List<String> objections = type.isInterface() ? List.of() : StubRules.objections(type);
    if (!objections.isEmpty()) {
      return Optional.of(String.join("; ", objections));
    }
    ChildName name = named(point);
    if (name != null) {
      return objection(name.value());
    }
    return onlyChild(type, beans).isEmpty()
        ? Optional.of("it is not clear which child " + type.getSimpleName()
            + " means: it needs one bean with one child. Say which by @ChildName(\"name\")")
        : Optional.empty();
  }

  /** As whoever builds a specification is told. */
  private static Optional<String> objection(String name) {
    try {
      ChildSpec.of(Object.class).named(name);
      return Optional.empty();
    } catch (IllegalArgumentException unfit) {
      return Optional.ofNullable(unfit.getMessage());
    }
  }

  /** The name of the child that a type stands for, if there is but one. */
  private static Optional<String> onlyChild(Class<?> type, Collection<SupervisedBean> beans) {
    List<SupervisedBean> candidates =
        beans.stream().filter(bean -> type.isAssignableFrom(bean.type())).toList();
    boolean one = candidates.size() == 1
        && candidates.get(0).instances() == 1
        && !candidates.get(0).everyNode();
    return one ? Optional.of(candidates.get(0).name()) : Optional.empty();
  }

  /** Gives the container a bean for whatever is asked for. */
  void publish(
      AfterBeanDiscovery event, Collection<SupervisedBean> beans, Supplier<Supervisor> supervisor) {
    Set<Asked> asked = new LinkedHashSet<>();
    points.forEach(point -> asked.add(new Asked(point.getType(), named(point) != null)));
    for (Asked each : asked) {
      event
          .addBean()
          .types(each.type(), Object.class)
          .qualifiers(each.named() ? new AnyName() : Default.Literal.INSTANCE)
          .scope(Dependent.class)
          .id(ChildPoints.class.getName() + " " + each)
          .produceWith(instance -> produce(instance, beans, supervisor.get()));
    }
  }

  private static Object produce(
      Instance<Object> asking, Collection<SupervisedBean> beans, Supervisor supervisor) {
    InjectionPoint point = asking.select(InjectionPoint.class).get();
    Class<?> type = typeOf(point.getType());
    if (type == null) {
      throw new IllegalStateException("checked at deployment");
    }
    ChildName name = named(point);
    Child<?> child =
        supervisor.child(type, name == null ? onlyChild(type, beans).orElseThrow() : name.value());
    return isReference(point.getType()) ? child : child.proxy();
  }

  private static boolean isReference(Type asked) {
    return asked instanceof ParameterizedType parameterized
        && parameterized.getRawType() == Child.class;
  }

  /** The type by which the child is called. */
  private static @Nullable Class<?> typeOf(Type asked) {
    Type type = asked instanceof ParameterizedType parameterized && isReference(asked)
        ? parameterized.getActualTypeArguments()[0]
        : asked;
    Type raw = type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
    return raw instanceof Class<?> known ? known : null;
  }

  private static @Nullable ChildName named(InjectionPoint point) {
    for (Annotation qualifier : point.getQualifiers()) {
      if (qualifier instanceof ChildName name) {
        return name;
      }
    }
    return null;
  }

  /** The qualifier of a bean that has every name. */
  private static final class AnyName extends AnnotationLiteral<ChildName> implements ChildName {

    private static final long serialVersionUID = 1L;

    @Override
    public String value() {
      return "";
    }
  }
}
