package io.supervised.engine.child;

import io.supervised.engine.child.InstanceFactory.Instance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An instance as its callers have it: what a method throws goes on to its caller, and first to {@code crashed}, unless it is an answer or
 * was thrown by another child, which must not take this one with it.
 */
record CrashWatch(
    Instance instance, BeanPolicy policy, CallChains chains, Consumer<Throwable> crashed)
    implements Instance {

  @Override
  public @Nullable Object invoke(Method method, @Nullable Object[] arguments)
      throws IllegalAccessException, InvocationTargetException {
    try {
      return instance.invoke(method, arguments);
    } catch (InvocationTargetException thrown) {
      look(thrown.getTargetException());
      throw thrown;
    } catch (RuntimeException | Error thrown) {
      look(thrown);
      throw thrown;
    }
  }

  private void look(Throwable thrown) {
    if (isCrash(thrown)) {
      crashed.accept(thrown);
    }
  }

  boolean isCrash(Throwable thrown) {
    return policy.isCrash(thrown) && !chains.isPassing(thrown);
  }

  @Override
  public void run(Runnable task) {
    try {
      instance.run(task);
    } catch (RuntimeException | Error thrown) {
      look(thrown);
      throw thrown;
    }
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
