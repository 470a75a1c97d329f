package io.supervised.cdi;

import static java.util.Objects.requireNonNull;

import io.supervised.Supervised;
import io.supervised.cdi.config.ConfigReader;
import io.supervised.engine.child.BeanPolicy;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.group.GroupRules;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What the container shows while it deploys: the supervised classes, their beans, and all that is wrong with them. */
final class Deployment {

  private final Map<Class<?>, Supervised> types = new LinkedHashMap<>();
  private final Map<Class<?>, Bean<?>> beans = new LinkedHashMap<>();
  private final List<InjectionPoint> ours = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** A class that carries the annotation, whether or not it can. */
  void found(Class<?> type, BeanManager container) {
    if (type.isAnnotation()) {
      return; // a stereotype
    }
    Supervision.of(type).ifPresent(supervised -> {
      new BeanRules(container).objections(type).forEach(objection -> objectTo(type, objection));
      types.put(type, supervised);
    });
  }

  boolean isSupervised(Class<?> type) {
    return types.containsKey(type);
  }

  void bean(Class<?> type, Bean<?> bean) {
    if (isSupervised(type)) {
      beans.put(type, bean);
    }
  }

  /**
   * Lets the container create stubs of a supervised class. Injection points that ask for supervised beans are not shown to
   * it, since it refuses circles of {@code @Dependent} beans that stubs make harmless; they are validated here instead.
   */
  <T> void wrap(ProcessInjectionTarget<T> event, Frames frames, Supplier<T> stub) {
    Class<T> type = event.getAnnotatedType().getJavaClass();
    Set<InjectionPoint> theirs = new HashSet<>();
    for (InjectionPoint point : event.getInjectionTarget().getInjectionPoints()) {
      boolean asksForSupervised = asksForSupervised(point.getType());
      (asksForSupervised ? ours : theirs).add(point);
    }
    event.setInjectionTarget(
        new StubbingTarget<>(type, event.getInjectionTarget(), frames, stub, theirs));
  }

  /** Remembers a {@code ChildContext} that is asked for where it can't be. */
  void contextAt(InjectionPoint point) {
    Bean<?> bean = point.getBean();
    if (bean != null && bean.getScope() != Dependent.class) {
      String holder =
          "@" + bean.getScope().getSimpleName() + " " + bean.getBeanClass().getName();
      problems.add(ExtensionLog.LOG.contextOutOfPlace(point.getMember().toString(), holder));
    }
  }

  /** The enabled beans as annotated and configured; of several with one name, the first. */
  List<SupervisedBean> configured(
      ConfigReader config, BeanManager container, Frames frames, ApplicationContexts contexts) {
    Map<String, Class<?>> names = new HashMap<>();
    List<SupervisedBean> configured = new ArrayList<>();
    beans.forEach((type, bean) -> {
      Supervised supervised = requireNonNull(types.get(type));
      String name =
          supervised.name().isEmpty() ? decapitalised(type.getSimpleName()) : supervised.name();
      Class<?> other = names.putIfAbsent(name, type);
      if (other == null) {
        configured.add(configured(
            type,
            name,
            supervised,
            config,
            new ContainerInstances<>(container, bean, type, frames, contexts)));
      } else {
        problems.add(ExtensionLog.LOG.sameName(name, other.getName(), type.getName()));
      }
    });
    GroupRules.objections(configured)
        .forEach(objection -> problems.add(ExtensionLog.LOG.noGroup(objection)));
    return configured;
  }

  private SupervisedBean configured(
      Class<?> type,
      String name,
      Supervised supervised,
      ConfigReader config,
      InstanceFactory factory) {
    if (!ConfigReader.isName(name)) {
      objectTo(
          type,
          "its name '" + name + "' is not made of 1 to 200 letters, digits and . _ -; change it");
    }
    int instances = config.instances(name, supervised.instances());
    boolean everyNode = config.everyNode(name, supervised.everyNode());
    boolean autoStart = config.autoStart(name, supervised.autoStart());
    if (instances < 1) {
      objectTo(type, "has " + instances + " instances: at least 1 is needed, or autoStart = false");
    }
    if (everyNode && instances > 1) {
      objectTo(
          type,
          "has everyNode and " + instances + " instances: it can have one of both; remove one");
    }
    BeanPolicy annotated = AnnotatedPolicy.of(supervised, objection -> objectTo(type, objection));
    return new SupervisedBean(
        name,
        type,
        instances,
        everyNode,
        autoStart,
        factory,
        config.policy(name, annotated),
        CronMethods.of(type, objection -> objectTo(type, objection)),
        new AnnotatedState(type, name, supervised, config)
            .rules(objection -> objectTo(type, objection)));
  }

  private void objectTo(Class<?> type, String objection) {
    problems.add(ExtensionLog.LOG.notSupervisable(type.getName(), objection));
  }

  List<Bean<?>> beans() {
    return List.copyOf(beans.values());
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /** The points kept from the container, to be validated by us. */
  List<InjectionPoint> pointsToValidate() {
    return List.copyOf(ours);
  }

  private boolean asksForSupervised(Type asked) {
    Type raw =
        asked instanceof ParameterizedType parameterized ? parameterized.getRawType() : asked;
    return raw instanceof Class<?> type
        && type != Object.class
        && types.keySet().stream().anyMatch(type::isAssignableFrom);
  }

  private static String decapitalised(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
