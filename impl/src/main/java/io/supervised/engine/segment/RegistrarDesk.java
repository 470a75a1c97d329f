package io.supervised.engine.segment;

import io.supervised.engine.child.Callee;
import io.supervised.engine.child.Delivery;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.child.Refusal;
import io.supervised.engine.child.SupervisedBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the orders for a segment come in, as calls do for a child. */
final class RegistrarDesk implements Callee {

  private static final SupervisedBean BEAN =
      SupervisedBean.of("registrar", Registrar.class, context -> {
        throw new IllegalStateException("a registrar comes with its segment");
      });

  private final SegmentThreads threads;
  private final Supplier<@Nullable Registrar> registrar;
  private final BooleanSupplier permission;

  /**
   * A desk.
   *
   * @param registrar gives null while the segment is not open here
   */
  RegistrarDesk(
      SegmentThreads threads, Supplier<@Nullable Registrar> registrar, BooleanSupplier permission) {
    this.threads = threads;
    this.registrar = registrar;
    this.permission = permission;
  }

  @Override
  public SupervisedBean bean() {
    return BEAN;
  }

  @Override
  public void take(Delivery order) {
    if (!threads.execute(() -> hand(order))) {
      order.refuse(Refusal.NOT_HERE);
    }
  }

  private void hand(Delivery order) {
    Registrar present = registrar.get();
    if (present == null) {
      order.refuse(Refusal.NOT_HERE);
    } else if (!permission.getAsBoolean()) {
      order.refuse(Refusal.NO_LEASE);
    } else {
      order.perform(new Present(present));
    }
  }

  @Override
  public boolean performNow(Delivery order) {
    return false; // its thread is not the caller's
  }

  private record Present(Registrar registrar) implements Instance {

    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] arguments)
        throws IllegalAccessException, InvocationTargetException {
      return method.invoke(registrar, arguments);
    }

    @Override
    public void destroy() {
      throw new IllegalStateException("a registrar goes with its segment");
    }
  }
}
