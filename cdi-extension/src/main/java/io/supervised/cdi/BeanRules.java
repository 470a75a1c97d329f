package io.supervised.cdi;

import io.supervised.Run;
import io.supervised.engine.call.CallRules;
import io.supervised.engine.stub.StubRules;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What keeps a class from being a supervised bean, beyond what keeps it from having a stub. */
final class BeanRules {

  private static final Set<String> EJB = Set.of(
      "jakarta.ejb.Stateless",
      "jakarta.ejb.Stateful",
      "jakarta.ejb.Singleton",
      "jakarta.ejb.MessageDriven");

  private final BeanManager container;

  BeanRules(BeanManager container) {
    this.container = container;
  }

  /** One sentence for each objection; empty if there is none. */
  List<String> objections(Class<?> type) {
    List<String> objections = new ArrayList<>(StubRules.objections(type));
    scopes(type, objections);
    objections.addAll(CallRules.objections(type));
    for (Class<?> declaring = type;
        declaring != null && declaring != Object.class;
        declaring = declaring.getSuperclass()) {
      for (Method method : declaring.getDeclaredMethods()) {
        member(method, objections);
      }
      for (Field field : declaring.getDeclaredFields()) {
        producer(field, field.getModifiers(), field.getName(), objections);
      }
    }
    workLoops(type, objections);
    return objections;
  }

  private void scopes(Class<?> type, List<String> objections) {
    for (Annotation annotation : type.getAnnotations()) {
      Class<? extends Annotation> kind = annotation.annotationType();
      if (kind != Dependent.class && container.isScope(kind)) {
        objections.add("has the scope @" + kind.getSimpleName()
            + ": the supervisor decides how long it lives; remove it");
      }
      if (EJB.contains(kind.getName())) {
        objections.add("is also a @" + kind.getSimpleName()
            + " EJB: it can be one of both; remove one annotation");
      }
    }
  }

  private static void member(Method method, List<String> objections) {
    producer(method, method.getModifiers(), method.getName() + "()", objections);
    if (Modifier.isStatic(method.getModifiers())) {
      return;
    }
    if (hasParameter(method, Observes.class) || hasParameter(method, ObservesAsync.class)) {
      objections.add(
          "its method " + method.getName()
              + "() observes events: each node would deliver them; move it to an @ApplicationScoped bean that calls this one");
    }
    if (hasParameter(method, Disposes.class)) {
      objections.add("its method " + method.getName()
          + "() is a disposer: move it to a bean that is not supervised");
    }
  }

  private static void producer(
      AnnotatedElement member, int modifiers, String name, List<String> objections) {
    if (member.isAnnotationPresent(Produces.class) && !Modifier.isStatic(modifiers)) {
      objections.add(
          "its member " + name + " is a producer: move it to a bean that is not supervised");
    }
  }

  private static void workLoops(Class<?> type, List<String> objections) {
    List<Method> loops = new ArrayList<>();
    for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
      Arrays.stream(declaring.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Run.class))
          .forEach(loops::add);
    }
    if (loops.size() > 1) {
      objections.add(
          "has " + loops.size() + " methods with @Run: one work loop is all a child has");
    }
    for (Method loop : loops) {
      int modifiers = loop.getModifiers();
      if (Modifier.isPrivate(modifiers)
          || Modifier.isStatic(modifiers)
          || loop.getParameterCount() > 0) {
        objections.add("its @Run method " + loop.getName()
            + "() must be an instance method without parameters that is not private");
      }
    }
  }

  private static boolean hasParameter(Executable method, Class<? extends Annotation> annotation) {
    return Arrays.stream(method.getParameters())
        .anyMatch(parameter -> parameter.isAnnotationPresent(annotation));
  }
}
