package io.supervised.engine.group;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.supervised.engine.child.GroupPlace;
import io.supervised.engine.child.SupervisedBean;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The groups that the beans of a node declare. Immutable. */
public final class ChildGroups {

  private static final Comparator<SupervisedBean> ORDER = Comparator.comparingInt(
          (SupervisedBean bean) -> place(bean).order())
      .thenComparing(SupervisedBean::name);

  private final Map<String, ChildGroup> byChild = new HashMap<>();

  /** The groups of beans with which {@link GroupRules} finds no fault. */
  public ChildGroups(List<SupervisedBean> beans) {
    byGroup(beans).forEach((name, members) -> {
      List<String> children =
          members.stream().flatMap(bean -> bean.childNames().stream()).toList();
      ChildGroup group = new ChildGroup(name, place(members.get(0)).strategy(), children);
      children.forEach(child -> byChild.put(child, group));
    });
  }

  /** The beans of each group, in order. */
  static Map<String, List<SupervisedBean>> byGroup(List<SupervisedBean> beans) {
    return beans.stream()
        .filter(bean -> bean.policy().place().isPresent())
        .collect(groupingBy(
            bean -> place(bean).group(),
            TreeMap::new,
            collectingAndThen(
                toList(), members -> members.stream().sorted(ORDER).toList())));
  }

  static GroupPlace place(SupervisedBean bean) {
    return bean.policy().place().orElseThrow();
  }

  /** The group that a child belongs to. */
  public Optional<ChildGroup> of(String child) {
    return Optional.ofNullable(byChild.get(child));
  }

  public boolean has(String child) {
    return byChild.containsKey(child);
  }

  /** All children that belong to one. */
  public Set<String> children() {
    return byChild.keySet();
  }
}
