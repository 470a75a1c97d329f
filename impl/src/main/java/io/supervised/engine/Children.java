package io.supervised.engine;

import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.core.Child;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The names of the children that a bean stands for. */
final class Children {

  private static final char AT = '@';
  private static final int LONGEST_NAME = 500;

  private Children() {}

  /**
   * Checks what a caller gives as the name of a child.
   *
   * @throws IllegalArgumentException if no child can have it
   */
  static void checkName(@Nullable String name) {
    if (name == null
        || name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw EngineLog.LOG.noName(name, LONGEST_NAME);
    }
  }

  /** The children that start by themselves: {@code name}, {@code name-0 … name-(n-1)}, or {@code name@node}. */
  static List<Child> of(
      Iterable<SupervisedBean> beans, String node, ToIntFunction<String> segmentOf) {
    List<Child> children = new ArrayList<>();
    for (SupervisedBean bean : beans) {
      if (!bean.autoStart()) {
        continue;
      }
      if (bean.everyNode()) {
        children.add(new Child(bean.name() + AT + node, bean.name(), 0, Child.LOCAL));
        continue;
      }
      for (int index = 0; index < bean.instances(); index++) {
        String name = bean.instances() == 1 ? bean.name() : bean.name() + "-" + index;
        children.add(new Child(name, bean.name(), index, segmentOf.applyAsInt(name)));
      }
    }
    return children;
  }

  /** Whether one of the beans has a child of that name, on whichever node. */
  static boolean contains(Iterable<SupervisedBean> beans, String child) {
    for (SupervisedBean bean : beans) {
      if (bean.autoStart() && isOf(bean, child)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(SupervisedBean bean, String child) {
    if (bean.everyNode()) {
      return child.startsWith(bean.name() + AT);
    }
    if (bean.instances() == 1) {
      return child.equals(bean.name());
    }
    String prefix = bean.name() + "-";
    return child.startsWith(prefix) && isIndex(child.substring(prefix.length()), bean.instances());
  }

  private static boolean isIndex(String text, int end) {
    try {
      int index = Integer.parseInt(text);
      return index >= 0 && index < end && text.equals(Integer.toString(index));
    } catch (NumberFormatException other) {
      return false;
    }
  }

  /** The node in {@code name@node}, or null if the name is not of that form. */
  static @Nullable String nodeIn(String child) {
    int at = child.lastIndexOf(AT);
    return at < 0 ? null : child.substring(at + 1);
  }
}
