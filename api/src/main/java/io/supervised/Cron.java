package io.supervised;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Calls a method of a supervised bean at the times that a cron expression stands for, on whichever node its child is active: each tick once
 * in the whole cluster.
 *
 * <p>Before a tick runs, all members know that it does, so that nobody runs it again: not the next owner after a move, nor after the death
 * of the node in the middle of it, when it may have been done in part. A tick comes in its turn in the mailbox, and may be late by that;
 * where several are due by then, they are run as one. What the method throws is a crash or not as {@link Supervised#keepOn()} says; what is
 * no crash is logged, and the next tick comes. Times are those of the wall clocks of the nodes.
 *
 * <p>The method has no parameters, and is neither private nor static; what it returns is of no interest. Several methods of a bean may
 * carry the annotation. Expressions are read by cron-utils, which the application adds: {@code com.cronutils:cron-utils}.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface Cron {

  /**
   * The times: minute, hour, day of the month, month and day of the week, as crontabs have them. For instance {@code 0 3 * * *} is each
   * night at three.
   *
   * @return an expression of five fields
   */
  String value();

  /**
   * The time zone of the expression. Name one where nodes may be set to different zones. Default: that of the JVM.
   *
   * @return an id such as {@code Europe/Berlin}, or the empty string for the default
   */
  String zone() default "";

  /**
   * What becomes of ticks while the child runs nowhere: between two nodes, while it waits for a restart, is given up, or the cluster has no
   * quorum. There is none before the child's first start. Default: {@link Missed#RUN_ONCE}.
   *
   * @return the policy
   */
  Missed missed() default Missed.RUN_ONCE;

  /** What becomes of missed ticks. */
  enum Missed {

    /** However many they are, they are made up for by one run when the child is active again. */
    RUN_ONCE,

    /** They are left out. */
    SKIP
  }
}
