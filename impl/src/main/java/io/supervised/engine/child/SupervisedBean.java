package io.supervised.engine.child;

import io.supervised.Run;
import io.supervised.engine.state.StateRules;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A bean whose instances the supervisor runs.
 *
 * @param name unique in the cluster
 * @param instances how many children it has, at least 1
 * @param everyNode whether each node has one of its own instead
 * @param autoStart whether they start with the cluster
 * @param policy how they are supervised
 * @param crons what they run by timetables
 * @param state what of them outlives their instances, if anything does
 */
public record SupervisedBean(
    String name,
    Class<?> type,
    int instances,
    boolean everyNode,
    boolean autoStart,
    InstanceFactory factory,
    BeanPolicy policy,
    List<CronMethod> crons,
    Optional<StateRules> state) {

  public SupervisedBean {
    crons = List.copyOf(crons);
  }

  /** A bean whose children are supervised as usual. */
  public SupervisedBean(
      String name,
      Class<?> type,
      int instances,
      boolean everyNode,
      boolean autoStart,
      InstanceFactory factory) {
    this(
        name,
        type,
        instances,
        everyNode,
        autoStart,
        factory,
        BeanPolicy.DEFAULT,
        List.of(),
        Optional.empty());
  }

  /** A bean with one child that starts with the cluster. */
  public static SupervisedBean of(String name, Class<?> type, InstanceFactory factory) {
    return new SupervisedBean(name, type, 1, false, true, factory);
  }

  public SupervisedBean times(int instances) {
    return new SupervisedBean(
        name, type, instances, everyNode, autoStart, factory, policy, crons, state);
  }

  /** The same bean under another policy. */
  public SupervisedBean under(BeanPolicy other) {
    return new SupervisedBean(
        name, type, instances, everyNode, autoStart, factory, other, crons, state);
  }

  /** The same bean with methods that run by timetables. */
  public SupervisedBean running(List<CronMethod> other) {
    return new SupervisedBean(
        name, type, instances, everyNode, autoStart, factory, policy, other, state);
  }

  /** The same bean with state. */
  public SupervisedBean keeping(StateRules other) {
    return new SupervisedBean(
        name, type, instances, everyNode, autoStart, factory, policy, crons, Optional.of(other));
  }

  /** The same bean with other instances. */
  public SupervisedBean made(InstanceFactory other) {
    return new SupervisedBean(
        name, type, instances, everyNode, autoStart, other, policy, crons, state);
  }

  /** The names of its children, by index: the bean's own, or {@code name-0 … name-(n-1)}; not for one on every node. */
  public List<String> childNames() {
    return instances == 1
        ? List.of(name)
        : IntStream.range(0, instances).mapToObj(index -> name + "-" + index).toList();
  }

  /** The method that is the bean's work loop, if it has one; accessible, whatever its visibility. */
  public Optional<Method> workLoop() {
    for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
      Optional<Method> loop = Arrays.stream(declaring.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Run.class))
          .findFirst();
      if (loop.isPresent()) {
        loop.get().setAccessible(true);
        return loop;
      }
    }
    return Optional.empty();
  }
}
