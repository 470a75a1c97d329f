package io.supervised.engine.child;

import io.supervised.Run;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/**
 * A bean whose instances the supervisor runs.
 *
 * @param name unique in the cluster
 * @param instances how many children it has, at least 1
 * @param everyNode whether each node has one of its own instead
 * @param autoStart whether they start with the cluster
 * @param policy how they are supervised
 */
public record SupervisedBean(
    String name,
    Class<?> type,
    int instances,
    boolean everyNode,
    boolean autoStart,
    InstanceFactory factory,
    BeanPolicy policy) {

  /** A bean whose children are supervised as usual. */
  public SupervisedBean(
      String name,
      Class<?> type,
      int instances,
      boolean everyNode,
      boolean autoStart,
      InstanceFactory factory) {
    this(name, type, instances, everyNode, autoStart, factory, BeanPolicy.DEFAULT);
  }

  /** A bean with one child that starts with the cluster. */
  public static SupervisedBean of(String name, Class<?> type, InstanceFactory factory) {
    return new SupervisedBean(name, type, 1, false, true, factory);
  }

  public SupervisedBean times(int instances) {
    return new SupervisedBean(name, type, instances, everyNode, autoStart, factory, policy);
  }

  /** The same bean under another policy. */
  public SupervisedBean under(BeanPolicy other) {
    return new SupervisedBean(name, type, instances, everyNode, autoStart, factory, other);
  }

  /** The same bean with other instances. */
  public SupervisedBean made(InstanceFactory other) {
    return new SupervisedBean(name, type, instances, everyNode, autoStart, other, policy);
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
