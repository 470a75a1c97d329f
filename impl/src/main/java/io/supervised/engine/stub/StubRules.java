package io.supervised.engine.stub;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a class must keep to so that a stub can stand for it. */
public final class StubRules {

  private StubRules() {}

  /**
   * The reasons why a class cannot have a stub of its own type, each as a sentence that says what to do about it. An interface
   * is among them: it can have a stub, but no instances.
   *
   * @return empty if there is nothing to object
   */
  public static List<String> objections(Class<?> type) {
    String kind = kindOtherThanClass(type);
    if (kind != null) {
      return List.of(type.getTypeName() + " is " + kind + ": use a class");
    }
    List<String> objections = new ArrayList<>();
    objectToDeclaration(type, objections);
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      objectToFinalMethods(at, type, objections);
      objectToPublicFields(at, objections);
    }
    return List.copyOf(objections);
  }

  private static @Nullable String kindOtherThanClass(Class<?> type) {
    if (type.isAnnotation()) {
      return "an annotation";
    } else if (type.isInterface()) {
      return "an interface";
    } else if (Enum.class.isAssignableFrom(type)) {
      return "an enum";
    } else if (type.isRecord()) {
      return "a record";
    } else if (type.isArray() || type.isPrimitive()) {
      return "an array or primitive";
    }
    return null;
  }

  private static void objectToDeclaration(Class<?> type, List<String> objections) {
    String name = type.getTypeName();
    int modifiers = type.getModifiers();
    if (Modifier.isAbstract(modifiers)) {
      objections.add(name + " is abstract: make it concrete, or use a concrete subclass");
    }
    if (Modifier.isFinal(modifiers)) {
      objections.add(name + " is final: remove final, since a stub is a subclass");
    }
    if (type.isSealed()) {
      objections.add(name
          + " is sealed: declare it non-sealed or without permits, since a stub is a subclass");
    }
    if (type.isLocalClass() || type.isAnonymousClass()) {
      objections.add(
          name + " is declared inside a method: make it a top-level class or a static nested one");
    } else if (type.isMemberClass() && !Modifier.isStatic(modifiers)) {
      objections.add(
          name + " is an inner class, bound to an object of the outer one: make it static");
    }
  }

  private static void objectToFinalMethods(
      Class<?> declaring, Class<?> type, List<String> objections) {
    Stream.of(declaring.getDeclaredMethods())
        .filter(method -> Modifier.isFinal(method.getModifiers()))
        .filter(method -> StubMethods.isVirtual(method, type))
        .sorted(StubMethods.BY_SIGNATURE)
        .map(method -> "method " + nameOf(method)
            + " is final and would run on the stub: remove final, or make it private")
        .forEach(objections::add);
  }

  private static void objectToPublicFields(Class<?> declaring, List<String> objections) {
    Stream.of(declaring.getDeclaredFields())
        .filter(field -> Modifier.isPublic(field.getModifiers()))
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .sorted(Comparator.comparing(Field::getName))
        .map(
            field -> "field " + nameOf(field)
                + " is public, and through a stub callers would see the stub's own: make it private and add a method")
        .forEach(objections::add);
  }

  private static String nameOf(Member member) {
    String name = member.getDeclaringClass().getTypeName() + "." + member.getName();
    if (!(member instanceof Method method)) {
      return name;
    }
    return Stream.of(method.getParameterTypes())
        .map(Class::getTypeName)
        .collect(Collectors.joining(", ", name + "(", ")"));
  }
}
