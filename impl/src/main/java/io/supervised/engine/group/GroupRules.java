package io.supervised.engine.group;

import io.supervised.Strategy;
import io.supervised.engine.child.SupervisedBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What keeps beans from being a group. */
public final class GroupRules {

  /** With more, each end of one would keep all others busy for longer than users may expect. */
  static final int MOST_CHILDREN = 100;

  private GroupRules() {}

  /** The reasons, each as a sentence; empty if there is none. */
  public static List<String> objections(List<SupervisedBean> beans) {
    List<String> objections = new ArrayList<>();
    ChildGroups.byGroup(beans).forEach((group, members) -> {
      members.forEach(bean -> ofBean(group, bean, objections));
      strategies(group, members, objections);
      size(group, members, objections);
    });
    return objections;
  }

  private static void ofBean(String group, SupervisedBean bean, List<String> objections) {
    if (bean.everyNode()) {
      objections.add(
          of(group) + "'" + bean.name()
              + "' has everyNode: only children that there are once can be in a group; remove one of both");
    }
    if (!bean.autoStart()) {
      objections.add(of(group) + "'" + bean.name()
          + "' has autoStart = false: a group starts by itself, in order; remove one of both");
    }
  }

  private static void strategies(
      String group, List<SupervisedBean> members, List<String> objections) {
    Map<Strategy, List<String>> strategies = new TreeMap<>();
    members.forEach(bean -> strategies
        .computeIfAbsent(ChildGroups.place(bean).strategy(), none -> new ArrayList<>())
        .add(bean.name()));
    if (strategies.size() > 1) {
      objections.add(of(group) + "it has more than one strategy, " + strategies
          + ": give all of its beans the same one");
    }
  }

  private static void size(String group, List<SupervisedBean> members, List<String> objections) {
    int children = members.stream().mapToInt(SupervisedBean::instances).sum();
    if (children > MOST_CHILDREN) {
      objections.add(of(group) + "it has " + children + " children: at most " + MOST_CHILDREN
          + " are possible; divide it");
    }
  }

  private static String of(String group) {
    return "group '" + group + "': ";
  }
}
