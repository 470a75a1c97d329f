package io.supervised.engine.codec;

import io.supervised.SupervisedException;
import java.io.ObjectInputFilter;
import java.security.CodeSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which classes may be instantiated from the bytes of another node: values, collections and exceptions of the JDK, what the
 * signatures of supervised beans reach, and what the configuration adds. Thread-safe.
 *
 * <p>Interfaces are always allowed, for they have no objects of their own; allowing one does not allow who implements it.
 */
public final class AllowList {

  private final Set<Class<?>> reached;
  private final ClassPatterns patterns;
  private final Set<String> archives;

  private final ClassValue<Boolean> decisions = new ClassValue<>() {
    @Override
    protected Boolean computeValue(Class<?> type) {
      return decide(type);
    }
  };

  private AllowList(Set<Class<?>> reached, ClassPatterns patterns, Set<String> archives) {
    this.reached = reached;
    this.patterns = patterns;
    this.archives = archives;
  }

  /**
   * A list for an application.
   *
   * @param supervisedTypes the classes and interfaces whose methods can be called
   * @param patterns names of classes, packages as {@code com.acme.*}, or packages with all below as {@code com.acme.**}
   * @throws io.supervised.StartupException if a pattern is malformed
   */
  public static AllowList of(Collection<Class<?>> supervisedTypes, List<String> patterns) {
    return new AllowList(
        SignatureClosure.of(supervisedTypes), ClassPatterns.of(patterns), Set.of());
  }

  /**
   * This list, and all exceptions that lie in the same archives as these classes: what a bean throws without declaring it
   * should reach its caller as what it is.
   */
  public AllowList withExceptionsBeside(Collection<Class<?>> supervisedTypes) {
    Set<String> places = supervisedTypes.stream()
        .map(AllowList::archive)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
    return new AllowList(reached, patterns, places);
  }

  private static @Nullable String archive(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? null
        : source.getLocation().toString(); // the equality of URLs asks the network
  }

  /** Whether {@link #of} takes the text for a pattern: the name of a class, {@code com.acme.*} or {@code com.acme.**}. */
  public static boolean isPattern(String text) {
    return ClassPatterns.isPattern(text);
  }

  /** Whether objects of exactly this class may be made; for an array, whether those of its elements' type may. */
  public boolean allows(Class<?> type) {
    return decisions.get(type);
  }

  /**
   * A filter for one stream of that many bytes. Apart from classes it bounds how deep objects are nested, and arrays by what
   * the stream can hold; there can't be more references than bytes.
   */
  public ObjectInputFilter filter(int bytes) {
    return new StreamFilter(this, bytes);
  }

  private boolean decide(Class<?> type) {
    if (type.isArray()) {
      return allows(type.getComponentType());
    }
    return type.isPrimitive()
        || type.isInterface()
        || JdkTypes.allow(type)
        || reached.contains(type)
        || patterns.match(type)
        || isOwnException(type)
        || isBesideBeans(type);
  }

  private boolean isBesideBeans(Class<?> type) {
    return !archives.isEmpty()
        && Throwable.class.isAssignableFrom(type)
        && archives.contains(archive(type));
  }

  private static boolean isOwnException(Class<?> type) {
    return SupervisedException.class.isAssignableFrom(type)
        && type.getPackageName().equals(SupervisedException.class.getPackageName());
  }
}
