package io.supervised;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Declares a bean whose instances run on one node of the cluster each: the supervisor creates them there, calls
 * {@code @PostConstruct}, and starts them again elsewhere when their node leaves or dies.
 *
 * <p>Whoever asks the container for the bean gets a stub, on every node; the constructor, injection and life-cycle
 * methods of the real instance run on its owner alone. A call on the stub reaches the instance wherever it runs, as {@link
 * Child} says.
 *
 * <p>The class must be concrete and extensible: an interface, an abstract or final class, a record, an enum, a final
 * instance method that is not private, a public instance field, an observer method, a producer, an explicit scope or an
 * EJB annotation is a definition error. All of them are reported together when the application starts.
 *
 * <p>The annotation may also come through a stereotype of the application's own. It is not inherited by subclasses.
 */
@Stereotype
@Documented
@Retention(RUNTIME)
@Target(TYPE)
public @interface Supervised {

  /** For {@link #maxRestarts()}: a child is never given up. */
  int UNLIMITED = -1;

  /**
   * Name of the bean, unique in the cluster: one to 200 characters, letters, digits and {@code
   * . _ -}. Default: the simple class name with its first letter in lower case.
   *
   * @return the name, or the empty string for the default
   */
  String name() default "";

  /**
   * How many children the bean has, at least 1. One child carries the bean's name; more carry {@code name-0} to {@code
   * name-(n-1)} and are spread over the nodes. Not together with {@link #everyNode()}. Config: {@code
   * supervised.bean.<name>.instances}. Default: 1.
   *
   * @return the number of children
   */
  int instances() default 1;

  /**
   * Whether every node runs a child of its own, named {@code name@node}, for as long as it is a member. Config: {@code
   * supervised.bean.<name>.every-node}. Default: false.
   *
   * @return true for one child on each node
   */
  boolean everyNode() default false;

  /**
   * Whether the children start by themselves with the cluster. A bean that does not start is known to the supervisor
   * and runs nowhere. Config: {@code supervised.bean.<name>.auto-start}. Default: true.
   *
   * @return true to start with the cluster
   */
  boolean autoStart() default true;

  /**
   * When a child is started again after it has ended by itself. Config: {@code supervised.bean.<name>.restart}; {@link
   * ChildSpec.Builder#restart} goes before both. Default: {@link Restart#PERMANENT}.
   *
   * @return the rule
   */
  Restart restart() default Restart.PERMANENT;

  /**
   * How often a child may be started again within the {@link #restartWindow()}, on whichever nodes, after it has ended by itself. One
   * end more, and it is given up: it does not run, {@link Supervisor#children} shows why, calls to it fail at once with {@link
   * GivenUpException}, and {@code @ChildGivenUp} is fired; {@link Supervisor#restartChild} starts it again. The other children go on.
   * The death of a node does not count. Config: {@code supervised.bean.<name>.max-restarts}; {@link ChildSpec.Builder#maxRestarts} goes
   * before both. Default: 3.
   *
   * @return 0 to 1000, or {@link #UNLIMITED}
   */
  int maxRestarts() default 3;

  /**
   * The time in which {@link #maxRestarts()} are allowed, by the wall clocks of the child's nodes. A child that takes longer than that to
   * fail so often, since its starts are slow, is never given up: it is started again after ever longer pauses, up to {@code
   * supervised.restart.backoff-max}. Config: {@code supervised.bean.<name>.restart-window}. Default: 5 s.
   *
   * @return an ISO-8601 duration, 1 ms to 1 day
   */
  String restartWindow() default "PT5S";

  /**
   * How long a child may take to stop: its running call, its work loop and {@code @PreDestroy} together. After that its threads are
   * interrupted, and soon after left to themselves; the child counts as stopped. Config: {@code
   * supervised.bean.<name>.shutdown-timeout}; {@link ChildSpec.Builder#shutdownTimeout} goes before both. Default: {@code
   * supervised.node.child-stop-timeout}.
   *
   * @return an ISO-8601 duration longer than zero, at most 365 days, or the empty string for the default
   */
  String shutdownTimeout() default "";

  /**
   * The group of children that this bean's belong to, on whichever nodes they run. They start in the order of {@link #order()}, each
   * once those before it are active; what the end of one means for the others is the {@link #strategy()}. The restarts of all within a
   * child's {@link #restartWindow()} count for its {@link #maxRestarts()}; beyond it the whole group is given up, and {@link
   * Supervisor#restartChild} of any of them starts it again. At most 100 children; not together with {@link #everyNode()} or {@code
   * autoStart = false}. Default: none.
   *
   * @return a name of one to 200 characters, letters, digits and {@code . _ -}, or the empty string for no group
   */
  String group() default "";

  /**
   * What the end of one child of the {@link #group()} means for the others; the same for all beans of a group. Default: {@link
   * Strategy#ONE_FOR_ONE}.
   *
   * @return the strategy
   */
  Strategy strategy() default Strategy.ONE_FOR_ONE;

  /**
   * The place of this bean's children in the {@link #group()}: those of lower ones start first; beans of the same one start by name, and
   * the children of one bean by number. Default: 0.
   *
   * @return any number
   */
  int order() default 0;

  /**
   * When the state of a {@link Stateful} bean, or one with {@link Keep} on fields, is kept. Config: {@code
   * supervised.bean.<name>.durability}. Default: {@link Durability#HANDOFF}.
   *
   * @return what the state survives
   */
  Durability durability() default Durability.HANDOFF;

  /**
   * How often the state is kept with {@link Durability#EVERY}. Config: {@code supervised.bean.<name>.save-every}. Default: 1 s.
   *
   * @return an ISO-8601 duration, 10 ms to 1 day
   */
  String saveEvery() default "PT1S";

  /**
   * Number of the form of the state, to be raised when a build can't read what earlier ones wrote without being told: {@link
   * Stateful#restore(Object, int)} gets the number under which a state was written. A build with a lower number does not get it: the
   * child waits for a node with a newer build. Raise it as well when a bean changes from {@link Keep} to {@link Stateful} or back: one can't
   * read what the other wrote. Default: 0.
   *
   * @return 0 or more
   */
  int stateVersion() default 0;

  /**
   * Exceptions of called methods that are answers, with those of their subclasses: the child goes on. Any other unchecked exception or
   * {@code Error} of a called method is a crash: the caller gets it, and the child is started again as {@link #restart()} says. Always
   * answers are checked exceptions, {@link SupervisedException}s, what a call to another child has thrown and the method lets pass, and
   * what a returned {@code CompletionStage} ends with.
   *
   * @return classes of unchecked exceptions or errors
   */
  Class<? extends Throwable>[] keepOn() default {};
}
