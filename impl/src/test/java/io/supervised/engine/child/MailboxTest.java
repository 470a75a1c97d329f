package io.supervised.engine.child;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.engine.child.InstanceFactory.Instance;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MailboxTest {

  private final List<String> diary = new ArrayList<>();
  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final Mailbox mailbox =
      new Mailbox(3, threads::add, delivery -> delivery.perform(NO_INSTANCE));

  @Test
  void calls_run_one_after_the_other_on_one_thread_in_the_order_in_which_they_came() {
    mailbox.add(call("one"));
    mailbox.add(call("two"));
    mailbox.add(call("three"));
    assertThat(threads).hasSize(1);
    assertThat(diary).isEmpty();
    threads.remove().run();
    assertThat(diary).containsExactly("one", "two", "three");
  }

  @Test
  void a_call_that_comes_while_another_one_runs_follows_it() {
    mailbox.add(new Call("one", () -> mailbox.add(call("two"))));
    threads.remove().run();
    assertThat(diary).containsExactly("one", "two");
    assertThat(threads).isEmpty();
  }

  @Test
  void it_takes_no_more_than_it_can_hold() {
    for (String name : List.of("one", "two", "three", "four")) {
      mailbox.add(call(name));
    }
    assertThat(diary).containsExactly("four: OVERLOADED");
  }

  @Test
  void what_finds_no_thread_is_refused_and_the_next_call_may_find_one() {
    boolean[] full = {true};
    Mailbox unlucky = new Mailbox(
        3,
        task -> {
          if (full[0]) {
            throw new RejectedExecutionException("full");
          }
          task.run();
        },
        delivery -> delivery.perform(NO_INSTANCE));
    unlucky.add(call("one"));
    full[0] = false;
    unlucky.add(call("two"));
    assertThat(diary).containsExactly("one: OVERLOADED", "two");
  }

  @Nested
  class a_caller_that_enters {

    @Test
    void finds_it_idle_and_keeps_others_out() {
      assertThat(mailbox.enter()).isTrue();
      assertThat(mailbox.enter()).isFalse();
      mailbox.leave();
      assertThat(mailbox.enter()).isTrue();
    }

    @Test
    void does_not_overtake_what_waits() {
      mailbox.add(call("one"));
      assertThat(mailbox.enter()).isFalse();
    }

    @Test
    void leaves_what_has_come_meanwhile_to_another_thread() {
      mailbox.enter();
      mailbox.add(call("one"));
      assertThat(threads).isEmpty();
      mailbox.leave();
      assertThat(mailbox.enter()).isFalse();
      threads.remove().run();
      assertThat(diary).containsExactly("one");
    }
  }

  @Nested
  class calls_that_are_concurrent {

    @Test
    void run_beside_what_runs_and_waits_each_on_a_thread_of_its_own() {
      mailbox.enter();
      mailbox.add(call("waits"));
      mailbox.add(concurrent("one"));
      mailbox.add(concurrent("two"));
      assertThat(threads).hasSize(2);
      threads.remove().run();
      threads.remove().run();
      assertThat(diary).containsExactly("one", "two");
    }

    @Test
    void are_not_more_than_it_can_hold_together_with_those_that_wait() {
      mailbox.enter();
      mailbox.add(call("waits"));
      mailbox.add(concurrent("one"));
      assertThat(mailbox.enterBeside()).isTrue();
      assertThat(mailbox.enterBeside()).isFalse();
      mailbox.add(concurrent("two"));
      mailbox.add(call("three"));
      assertThat(diary).containsExactly("two: OVERLOADED", "three: OVERLOADED");
      mailbox.leaveBeside();
      assertThat(mailbox.enterBeside()).isTrue();
    }

    @Test
    void without_a_thread_are_refused_and_leave_room_for_the_next() {
      Mailbox unlucky = new Mailbox(
          1,
          task -> {
            throw new RejectedExecutionException("full");
          },
          delivery -> delivery.perform(NO_INSTANCE));
      unlucky.add(concurrent("one"));
      unlucky.add(concurrent("two"));
      assertThat(diary).containsExactly("one: OVERLOADED", "two: OVERLOADED");
      assertThat(unlucky.isBusy()).isFalse();
    }

    @Test
    void are_waited_for_when_it_is_closed_and_refused_from_then_on() throws InterruptedException {
      mailbox.add(concurrent("one"));
      mailbox.close();
      mailbox.add(concurrent("two"));
      assertThat(mailbox.enterBeside()).isFalse();
      assertThat(mailbox.isBusy()).isTrue();
      threads.remove().run();
      mailbox.awaitIdle();
      assertThat(diary).containsExactly("two: NOT_HERE", "one");
    }
  }

  @Test
  void what_finds_no_memory_for_a_thread_is_refused_and_the_child_is_idle_again() {
    Mailbox poor = new Mailbox(
        3,
        task -> {
          throw new OutOfMemoryError("made up: unable to create native thread");
        },
        delivery -> delivery.perform(NO_INSTANCE));
    poor.add(call("one"));
    poor.add(concurrent("two"));
    assertThat(diary).containsExactly("one: OVERLOADED", "two: OVERLOADED");
    assertThat(poor.isBusy()).isFalse();
  }

  @Nested
  class when_it_is_closed {

    @Test
    void what_waits_and_what_comes_is_refused_in_order() throws InterruptedException {
      mailbox.add(call("one"));
      mailbox.add(call("two"));
      mailbox.close();
      mailbox.add(call("three"));
      assertThat(diary).containsExactly("one: NOT_HERE", "two: NOT_HERE", "three: NOT_HERE");
      threads.remove().run();
      mailbox.awaitIdle();
      assertThat(mailbox.enter()).isFalse();
    }

    @Test
    void what_runs_is_waited_for() throws InterruptedException {
      mailbox.enter();
      Thread waiting = new Thread(() -> {
        try {
          mailbox.awaitIdle();
          diary.add("idle");
        } catch (InterruptedException never) {
          throw new AssertionError(never);
        }
      });
      mailbox.close();
      waiting.start();
      await().atMost(SOON).until(() -> waiting.getState() == Thread.State.WAITING);
      diary.add("leaving");
      mailbox.leave();
      waiting.join();
      assertThat(diary).containsExactly("leaving", "idle");
    }
  }

  private Call call(String name) {
    return new Call(name, () -> {});
  }

  private Call concurrent(String name) {
    return new Call(name, () -> {}, true);
  }

  private final class Call implements Delivery {

    private final String name;
    private final Runnable method;
    private final boolean concurrent;

    Call(String name, Runnable method) {
      this(name, method, false);
    }

    Call(String name, Runnable method, boolean concurrent) {
      this.name = name;
      this.method = method;
      this.concurrent = concurrent;
    }

    @Override
    public boolean isConcurrent() {
      return concurrent;
    }

    @Override
    public void perform(Instance instance) {
      diary.add(name);
      method.run();
    }

    @Override
    public void refuse(Refusal reason) {
      diary.add(name + ": " + reason);
    }
  }

  private static final Instance NO_INSTANCE = new Instance() {
    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] arguments) {
      throw new AssertionError("not of interest here");
    }

    @Override
    public void destroy() {
      throw new AssertionError("not of interest here");
    }
  };
}
