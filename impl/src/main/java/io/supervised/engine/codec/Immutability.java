package io.supervised.engine.codec;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells which objects caller and child may share: neither can change anything that the other sees, and they could as well travel, so
 * that a call has the same end wherever the child runs.
 */
final class Immutability {

  /** How many records inside one another are looked into; what is deeper counts as mutable. */
  private static final int MAX_DEPTH = 8;

  /** Exact classes: some of them could be extended by a mutable one. */
  private static final Set<Class<?>> TYPES = Set.of(
      Boolean.class,
      Byte.class,
      Character.class,
      Short.class,
      Integer.class,
      Long.class,
      Float.class,
      Double.class,
      BigDecimal.class,
      BigInteger.class,
      UUID.class,
      URI.class,
      Locale.class,
      Currency.class,
      OptionalInt.class,
      OptionalLong.class,
      OptionalDouble.class);

  private final Forms forms;
  private final int longestText;

  /**
   * Rules for objects of these forms.
   *
   * @param longestText a longer text counts as mutable, so that what is too large to travel is found wherever the child runs
   */
  Immutability(Forms forms, int longestText) {
    this.forms = forms;
    this.longestText = longestText;
  }

  /** Whether an object is known to be immutable, with all that it refers to. */
  boolean holdsFor(@Nullable Object value) {
    return holdsFor(value, MAX_DEPTH);
  }

  private boolean holdsFor(@Nullable Object value, int depth) {
    if (value instanceof String text) {
      return text.length() <= longestText;
    } else if (value == null
        || TYPES.contains(value.getClass())
        || forms.references().of(value) != null) {
      return true;
    } else if (value instanceof Enum<?> constant) {
      return forms.allowed().allows(constant.getDeclaringClass());
    } else if (value instanceof Optional<?> optional) {
      return depth > 0 && holdsFor(optional.orElse(null), depth - 1);
    } else if (value instanceof Record) {
      return depth > 0
          && forms.allowed().allows(value.getClass())
          && holdsForComponents(value, depth - 1);
    }
    return value.getClass().getPackageName().startsWith("java.time")
        && value instanceof Serializable
        && !(value instanceof Clock); // it may be made of one of the application
  }

  private boolean holdsForComponents(Object instance, int depth) {
    try {
      for (Object component : forms.records().get(instance.getClass()).values(instance)) {
        if (!holdsFor(component, depth)) {
          return false;
        }
      }
      return true;
    } catch (InvalidObjectException opaque) {
      return false;
    }
  }
}
