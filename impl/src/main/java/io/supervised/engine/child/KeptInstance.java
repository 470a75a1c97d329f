package io.supervised.engine.child;

import io.supervised.engine.child.InstanceFactory.Instance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An instance whose state is kept after each call, before the caller hears of its end. A call that was a crash keeps nothing. */
record KeptInstance(CrashWatch instance, StateKeeper keeper, LiveChild child) implements Instance {

  @Override
  public @Nullable Object invoke(Method method, @Nullable Object[] arguments)
      throws IllegalAccessException, InvocationTargetException {
    Object result;
    try {
      result = instance.invoke(method, arguments);
    } catch (InvocationTargetException thrown) {
      if (!instance.isCrash(thrown.getTargetException())) {
        keeper.keepAfterCall();
      }
      throw thrown;
    }
    keeper.keepAfterCall();
    return result instanceof CompletionStage<?> stage ? keptAfter(stage) : result;
  }

  /** What a stage changes before its end is kept as well, in a turn of its own. */
  private <T> CompletionStage<T> keptAfter(CompletionStage<T> stage) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    var unused = stage.whenComplete((value, thrown) -> child.take(new Delivery() {

      @Override
      public void perform(Instance same) {
        try {
          keeper.keepAfterCall();
        } catch (RuntimeException unknown) {
          answer.completeExceptionally(unknown);
          return;
        }
        if (thrown == null) {
          answer.complete(value);
        } else {
          answer.completeExceptionally(thrown);
        }
      }

      @Override
      public void refuse(Refusal reason) {
        answer.completeExceptionally(keeper.unknown(text(reason)));
      }
    }));
    return answer;
  }

  private static String text(Refusal reason) {
    return switch (reason) {
      case OVERLOADED -> "its mailbox is full, or the node has no thread left";
      case NO_LEASE -> "the node has lost its lease before that";
      case NOT_HERE, EXPIRED -> "the child has ended before that";
    };
  }

  @Override
  public void run(Runnable task) {
    try {
      instance.run(task);
    } catch (RuntimeException | Error thrown) {
      if (!instance.isCrash(thrown)) {
        keeper.keepAfterCall();
      }
      throw thrown;
    }
    keeper.keepAfterCall();
  }

  @Override
  public Object target() {
    return instance.target();
  }

  @Override
  public boolean is(Object candidate) {
    return instance.is(candidate);
  }

  @Override
  public void destroy() {
    instance.destroy();
  }
}
