package io.supervised.cdi;

import io.supervised.Supervised;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds {@code @Supervised} on a class: on itself, or through stereotypes of the application. */
final class Supervision {

  private Supervision() {}

  static Optional<Supervised> of(Class<?> type) {
    return find(type, new HashSet<>());
  }

  private static Optional<Supervised> find(AnnotatedElement element, Set<Class<?>> seen) {
    Supervised direct = element.getAnnotation(Supervised.class);
    if (direct != null) {
      return Optional.of(direct);
    }
    for (Annotation annotation : element.getDeclaredAnnotations()) {
      Class<? extends Annotation> kind = annotation.annotationType();
      if (seen.add(kind)) {
        Optional<Supervised> inherited = find(kind, seen);
        if (inherited.isPresent()) {
          return inherited;
        }
      }
    }
    return Optional.empty();
  }
}
