package io.supervised.engine;

import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.core.Child;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.segment.Declared;
import io.supervised.engine.segment.PlacedNames;
import io.supervised.engine.segment.RegistrarNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The names of children: those that beans stand for, and the segments that names belong to.
 *
 * @param beans all that the node knows
 * @param hash the segment of any text
 * @param placed the names that belong elsewhere
 */
record Children(List<SupervisedBean> beans, ToIntFunction<String> hash, PlacedNames placed) {

  private static final char AT = '@';
  private static final int LONGEST_NAME = 500;

  /**
   * Checks what a caller gives as the name of a child.
   *
   * @throws IllegalArgumentException if no child can have it
   */
  static String checkedName(@Nullable String name) {
    if (name == null
        || name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw EngineLog.LOG.noName(name, LONGEST_NAME);
    }
    return name;
  }

  /** The children that start by themselves, by segment: {@code name}, {@code name-0 … name-(n-1)}, or {@code name@node}. */
  Map<Integer, List<Declared>> declaredOn(String node) {
    Map<Integer, List<Declared>> declared = new HashMap<>();
    for (SupervisedBean bean : beans) {
      if (bean.autoStart()) {
        for (Declared child : declared(bean, node)) {
          declared
              .computeIfAbsent(homeOf(child.name()), none -> new ArrayList<>())
              .add(child);
        }
      }
    }
    return declared;
  }

  /** Whether a bean has a child of that name which any node may run. */
  boolean declares(String child) {
    return beans.stream()
        .filter(bean -> bean.autoStart() && !bean.everyNode())
        .anyMatch(bean -> declares(bean, child));
  }

  private static boolean declares(SupervisedBean bean, String child) {
    return bean.instances() == 1
        ? child.equals(bean.name())
        : child.startsWith(bean.name()) && bean.childNames().contains(child);
  }

  private static List<Declared> declared(SupervisedBean bean, String node) {
    StoredSpec spec = Specifications.declared(bean);
    if (bean.everyNode()) {
      return List.of(new Declared(bean.name() + AT + node, spec, 0));
    }
    List<String> children = bean.childNames();
    List<Declared> numbered = new ArrayList<>();
    for (int index = 0; index < children.size(); index++) {
      numbered.add(new Declared(children.get(index), spec, index));
    }
    return numbered;
  }

  /** The segment of a name unless it was placed elsewhere, {@link Child#LOCAL} if each node has such a child of its own. */
  int homeOf(String child) {
    return nodeIn(child) == null ? hash.applyAsInt(child) : Child.LOCAL;
  }

  /** The segment of a child, as far as is known on this node. */
  int segmentOf(String child) {
    return placed.segmentOf(child).orElseGet(() -> homeOf(child));
  }

  /** The node in {@code name@node}, or null if the name is not of that form: only beans with a child on every node have such. */
  @Nullable
  String nodeIn(String child) {
    int at = child.lastIndexOf(AT);
    return at >= 0 && hasOneOnEveryNode(child.substring(0, at)) ? child.substring(at + 1) : null;
  }

  private boolean hasOneOnEveryNode(String name) {
    for (SupervisedBean bean : beans) {
      if (bean.everyNode() && bean.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The name of the registrar that decides about a child, as far as is known on this node. */
  String registrarOf(String child) {
    String node = nodeIn(child);
    return node == null ? RegistrarNames.of(segmentOf(child)) : RegistrarNames.at(node);
  }

  /** The name of the registrar that knows whether a name was placed elsewhere. */
  String homeRegistrarOf(String child) {
    String node = nodeIn(child);
    return node == null ? RegistrarNames.of(homeOf(child)) : RegistrarNames.at(node);
  }
}
