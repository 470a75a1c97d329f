package io.supervised.engine.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The shortest way from a value to an object in it, for people to read: {@code argument 2 -> order -> lines[3] -> engine}. */
final class ObstaclePath {
  /* The search goes by references, which is nearly what serialization does: classes that write themselves in their own way may
   * hold the object elsewhere, and fields of closed modules can't be read. Then the path ends at its start. It runs after a
   * call has failed, and through objects of the application, so it is bounded and survives their exceptions. */

  private static final int MAX_OBJECTS = 10_000;
  private static final int MAX_DEPTH = 100;
  private static final int MAX_KEY = 40;

  private record Place(Object object, @Nullable Place holder, String step, int depth) {

    String path() {
      return holder == null ? step : holder.path() + step;
    }
  }

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Place> open = new ArrayDeque<>();

  private ObstaclePath() {}

  /** What a value is called: {@code argument 2}, or without a number if it is the only one. */
  static String start(String what, int index, int count) {
    return count == 1 ? what : what + " " + (index + 1);
  }

  /** The path to the nearest object that is wanted, or {@code start} alone if none is found. */
  static String find(@Nullable Object root, String start, Predicate<Object> wanted) {
    Place place = new ObstaclePath().search(root, start, wanted);
    return place == null ? start : place.path();
  }

  /** Whether an object is found in another one. */
  static boolean leadsTo(Object root, Object wanted) {
    return new ObstaclePath().search(root, "", object -> object == wanted) != null;
  }

  private @Nullable Place search(@Nullable Object root, String start, Predicate<Object> wanted) {
    add(root, null, start);
    while (!open.isEmpty()) {
      Place place = open.remove();
      if (wanted.test(place.object())) {
        return place;
      }
      try {
        addContent(place);
      } catch (RuntimeException | LinkageError unreadable) {
        // an object that can't be looked into hides what it holds, no more
      }
    }
    return null;
  }

  private void add(@Nullable Object object, @Nullable Place holder, String step) {
    int depth = holder == null ? 0 : holder.depth() + 1;
    if (object != null && depth < MAX_DEPTH && seen.size() < MAX_OBJECTS && seen.add(object)) {
      open.add(new Place(object, holder, step, depth));
    }
  }

  private void addContent(Place place) {
    Object object = place.object();
    if (object instanceof Object[] array) {
      addElements(Arrays.asList(array), place);
    } else if (object instanceof Collection<?> collection) {
      addElements(collection, place);
    } else if (object instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        add(key, place, " -> key " + nameOf(key));
        add(value, place, "[" + nameOf(key) + "]");
      });
    } else if (object instanceof Optional<?> optional) {
      add(optional.orElse(null), place, " -> value");
    } else if (object instanceof Throwable thrown) {
      add(thrown.getCause(), place, " -> cause");
    }
    addFields(place);
  }

  private void addElements(Iterable<?> elements, Place place) {
    int index = 0;
    for (Object element : elements) {
      if (seen.size() == MAX_OBJECTS) {
        return;
      }
      add(element, place, "[" + index++ + "]");
    }
  }

  private void addFields(Place place) {
    for (Class<?> at = place.object().getClass(); at != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (!Modifier.isStatic(modifiers)
            && !Modifier.isTransient(modifiers)
            && !field.getType().isPrimitive()
            && field.trySetAccessible()) {
          add(valueOf(field, place.object()), place, " -> " + field.getName());
        }
      }
    }
  }

  private static @Nullable Object valueOf(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new AssertionError("the field was made accessible", e);
    }
  }

  /** A key as text if that is short and runs no code of the application, else its class. */
  private static String nameOf(@Nullable Object key) {
    if (key == null || TaggedWriter.knows(key)) {
      String text = String.valueOf(key);
      return text.length() <= MAX_KEY ? text : text.substring(0, MAX_KEY) + "...";
    }
    return key instanceof Enum<?> constant ? constant.name() : key.getClass().getTypeName();
  }
}
