package io.supervised.engine.segment;

import io.supervised.engine.child.Callee;
import io.supervised.engine.child.Delivery;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.child.Refusal;
import io.supervised.engine.child.SupervisedBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the orders for a segment come in, as calls do for a child. They are carried out on the thread of the segments; who gave them is
 * told on another one, since that may wait.
 */
final class RegistrarDesk implements Callee {

  private static final SupervisedBean BEAN =
      SupervisedBean.of("registrar", Registrar.class, context -> {
        throw new IllegalStateException("a registrar comes with its segment");
      });

  private final SegmentThreads threads;
  private final OrderLimit limit;
  private final Supplier<@Nullable Registrar> registrar;
  private final BooleanSupplier permission;

  /**
   * A desk.
   *
   * @param limit how many orders may wait
   * @param registrar gives null while the segment is not open here
   */
  RegistrarDesk(
      SegmentThreads threads,
      OrderLimit limit,
      Supplier<@Nullable Registrar> registrar,
      BooleanSupplier permission) {
    this.threads = threads;
    this.limit = limit;
    this.registrar = registrar;
    this.permission = permission;
  }

  @Override
  public SupervisedBean bean() {
    return BEAN;
  }

  @Override
  public void take(Delivery order) {
    if (!limit.enter()) {
      order.refuse(Refusal.OVERLOADED);
    } else if (!threads.execute(() -> hand(order))) {
      limit.leave();
      order.refuse(Refusal.NOT_HERE);
    }
  }

  private void hand(Delivery order) {
    limit.leave();
    Registrar present = registrar.get();
    if (present == null) {
      order.refuse(Refusal.NOT_HERE);
    } else if (!permission.getAsBoolean()) {
      order.refuse(Refusal.NO_LEASE);
    } else {
      order.perform(new Present(present, this::afterThis));
    }
  }

  /** Replies once the present order has been handed over: not before its giver has said what to do with the reply. */
  private void afterThis(Runnable reply) {
    Executor replying = threads.replying();
    if (!threads.execute(() -> replying.execute(reply))) {
      replying.execute(reply);
    }
  }

  @Override
  public boolean performNow(Delivery order) {
    return false; // its thread is not the caller's
  }

  private record Present(Registrar registrar, Executor replying) implements Instance {

    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] arguments)
        throws IllegalAccessException, InvocationTargetException {
      Object reply = method.invoke(registrar, arguments);
      return ((CompletionStage<?>) reply).thenApplyAsync(same -> same, replying);
    }

    @Override
    public void destroy() {
      throw new IllegalStateException("a registrar goes with its segment");
    }
  }
}
