package io.supervised.engine;

import io.supervised.ChildSpec;
import io.supervised.Constraint.NearTo;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The names of one supervisor among those of all: a named one puts its name and a colon before them; to the one without a name belongs
 * what does not begin so.
 *
 * @param prefix empty for the supervisor without a name
 * @param supervisors the names of all others
 */
record Scope(String prefix, Set<String> supervisors) {

  private static final char COLON = ':';

  /** The names of the supervisor without a name. */
  static Scope unnamed(Set<String> supervisors) {
    return new Scope("", Set.copyOf(supervisors));
  }

  /** The names of a named supervisor. */
  Scope named(String supervisor) {
    if (!supervisors.contains(supervisor)) {
      throw EngineLog.LOG.noSupervisor(supervisor, supervisors);
    }
    return new Scope(supervisor + COLON, supervisors);
  }

  /** The scope that a name belongs to. */
  static Scope of(String full, Set<String> supervisors) {
    Scope unnamed = unnamed(supervisors);
    String owner = unnamed.owner(full);
    return owner == null ? unnamed : unnamed.named(owner);
  }

  private @Nullable String owner(String full) {
    int at = full.indexOf(COLON);
    String first = full.substring(0, Math.max(at, 0));
    return supervisors.contains(first) ? first : null;
  }

  /** The supervisor's name; empty if it has none. */
  String supervisor() {
    return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
  }

  /**
   * What the cluster calls a child that users of this supervisor call so.
   *
   * @throws IllegalArgumentException if no child of this supervisor can have the name
   */
  String full(@Nullable String name) {
    String full = prefix + Children.checkedName(name);
    if (!has(full)) {
      throw EngineLog.LOG.nameOfAnother(full, String.valueOf(owner(full)));
    }
    return full;
  }

  /** The same specification with the full names of children. */
  <T> ChildSpec<T> full(ChildSpec<T> spec) {
    return renamed(spec, this::full);
  }

  /** The same specification with the names that users of this supervisor use. */
  <T> ChildSpec<T> local(ChildSpec<T> spec) {
    return renamed(spec, this::local);
  }

  private static <T> ChildSpec<T> renamed(ChildSpec<T> spec, UnaryOperator<String> name) {
    ChildSpec.Builder<T> all = ChildSpec.of(spec.type()).named(name.apply(spec.name()));
    spec.restart().ifPresent(all::restart);
    spec.restartLimit().ifPresent(limit -> all.maxRestarts(limit.maxRestarts(), limit.window()));
    spec.arguments().forEach(all::argument);
    spec.shutdownTimeout().ifPresent(all::shutdownTimeout);
    spec.constraint()
        .map(where -> where instanceof NearTo near ? new NearTo(name.apply(near.child())) : where)
        .ifPresent(where -> Specifications.constrain(all, where));
    return all.build();
  }

  boolean has(String full) {
    return prefix.isEmpty() ? owner(full) == null : full.startsWith(prefix);
  }

  /** What users of this supervisor call a child of it. */
  String local(String full) {
    return full.substring(prefix.length());
  }
}
