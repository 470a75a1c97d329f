package io.supervised.engine.state;

import io.supervised.Keep;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of an object as that of its fields with {@link Keep}: each name, and behind it the value. */
final class KeptFields implements StateForm {

  private final Map<String, Field> byName = new LinkedHashMap<>();

  KeptFields(Class<?> type) {
    for (Field field : of(type)) {
      field.setAccessible(true);
      byName.put(field.getName(), field);
    }
  }

  /** Those of a class and of what it extends. */
  static List<Field> of(Class<?> type) {
    List<Field> kept = new ArrayList<>();
    for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
      for (Field field : declaring.getDeclaredFields()) {
        if (field.isAnnotationPresent(Keep.class)) {
          kept.add(field);
        }
      }
    }
    return kept;
  }

  /** What keeps fields from being kept. */
  static List<String> objections(Class<?> type) {
    List<String> objections = new ArrayList<>();
    Map<String, Field> names = new LinkedHashMap<>();
    for (Field field : of(type)) {
      String what = "its field " + field.getName() + " with @Keep ";
      if (Modifier.isStatic(field.getModifiers()) || Modifier.isFinal(field.getModifiers())) {
        objections.add(what + "is static or final, so no instance can get it back; remove one");
      }
      if (names.putIfAbsent(field.getName(), field) != null) {
        objections.add(what + "has the name of one in a superclass; give one another name");
      }
    }
    return objections;
  }

  @Override
  public @Nullable Object[] read(Subject subject) throws IllegalAccessException {
    List<@Nullable Object> values = new ArrayList<>();
    for (Map.Entry<String, Field> each : byName.entrySet()) {
      values.add(each.getKey());
      values.add(each.getValue().get(subject.target()));
    }
    return values.toArray();
  }

  @Override
  public void restore(Subject subject, @Nullable Object[] values, int version)
      throws IllegalAccessException {
    for (int at = 0; at + 1 < values.length; at += 2) {
      Field field = byName.get(String.valueOf(values[at]));
      if (field != null) {
        field.set(subject.target(), values[at + 1]);
      }
    }
  }
}
