package io.supervised.engine.child;

import io.supervised.Concurrent;
import io.supervised.Durability;
import io.supervised.Stateful;
import io.supervised.engine.state.StateRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Counts, and is stubborn in many ways. */
public class Counting implements Stateful<List<Integer>> {

  private static final Duration OFTEN = Duration.ofMillis(10);

  static volatile boolean refuses;
  static volatile CompletableFuture<Boolean> gate = new CompletableFuture<>();
  static final AtomicBoolean waits = new AtomicBoolean();

  static volatile @Nullable Counting made;

  private int count;
  private int version = -1;
  private int size;
  private boolean spoilt;
  private boolean cleared;

  Counting() {
    made = this;
  }

  public int add() {
    return ++count;
  }

  @SuppressWarnings("InterruptedExceptionSwallowed") // how it learns that its time is over
  public int addWhenInterrupted() {
    waits.set(true);
    try {
      return gate.thenApply(open -> 0).get();
    } catch (InterruptedException | ExecutionException timeIsOver) {
      return ++count;
    }
  }

  /** Beside other calls. */
  @Concurrent
  public int answerWhenOpen() {
    waits.set(true);
    return gate.thenApply(open -> 0).join();
  }

  public void addAndThrow() throws Exception {
    count++;
    throw new Exception("an answer");
  }

  public int from() {
    return version;
  }

  public boolean crash() {
    count++;
    throw new IllegalStateException("crash");
  }

  public boolean spoil() {
    spoilt = true;
    return true;
  }

  public int grow() {
    size = 10_001;
    return size;
  }

  public boolean clear() {
    cleared = true;
    return true;
  }

  public CompletionStage<Integer> later() {
    return gate.thenApply(open -> ++count);
  }

  @Override
  public @Nullable List<Integer> snapshot() {
    if (spoilt) {
      throw new IllegalStateException("spoilt");
    }
    if (cleared) {
      return null;
    }
    List<Integer> state = new ArrayList<>(List.of(count));
    for (int more = 0; more < size; more++) {
      state.add(more);
    }
    return state;
  }

  @Override
  public void restore(List<Integer> state) {
    if (refuses) {
      throw new IllegalArgumentException("not this state");
    }
    count = state.get(0);
  }

  @Override
  public void restore(List<Integer> state, int from) {
    restore(state);
    version = from;
  }

  /** No crash. */
  static class AnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  /** A lab for such a child, whose state is kept so. */
  static ChildLab lab(Durability durability, int version) {
    refuses = false;
    waits.set(false);
    gate = new CompletableFuture<>();
    return ChildLab.of(bean(Counting.class, durability, version), Counting::new);
  }

  /** A bean whose children are made by a lab. */
  static SupervisedBean bean(Class<?> type, Durability durability, int version) {
    return SupervisedBean.of("bean", type, context -> {
          throw new IllegalStateException("made by the lab");
        })
        .under(new BeanPolicy(
            BeanPolicy.DEFAULT.restart(),
            BeanPolicy.DEFAULT.limit(),
            Optional.empty(),
            Set.of(AnswerException.class)))
        .keeping(StateRules.of(type, durability, OFTEN, version).orElseThrow());
  }
}
