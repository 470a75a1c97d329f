package io.supervised.cdi;

import io.supervised.ChildContext;
import io.supervised.engine.child.InstanceFactory;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Real instances of a supervised bean, created and destroyed by the container, always within the contexts of the application and
 * a request context. */
final class ContainerInstances<T> implements InstanceFactory {

  private final BeanManager container;
  private final Bean<T> bean;
  private final Class<?> type;
  private final Frames frames;
  private final ApplicationContexts contexts;

  ContainerInstances(
      BeanManager container,
      Bean<T> bean,
      Class<?> type,
      Frames frames,
      ApplicationContexts contexts) {
    this.container = container;
    this.bean = bean;
    this.type = type;
    this.frames = frames;
    this.contexts = contexts;
  }

  @Override
  public Instance create(ChildContext child) throws Exception {
    CreationalContext<T> context = container.createCreationalContext(bean);
    T made = frames.creating(type, child, () -> inContexts(() -> bean.create(context)));
    Object real = RealInstance.of(made, type);
    return new Instance() {
      @Override
      public @Nullable Object invoke(Method method, @Nullable Object[] arguments)
          throws IllegalAccessException, InvocationTargetException {
        return unchecked(() ->
            frames.running(child, () -> inContexts(() -> method.invoke(made, arguments))));
      }

      @Override
      public void run(Runnable task) {
        inChild(child, Executors.callable(task));
      }

      @Override
      public Object target() {
        return real;
      }

      @Override
      public boolean is(Object candidate) {
        return candidate == made || candidate == real;
      }

      @Override
      public void destroy() {
        inChild(child, () -> {
          bean.destroy(made, context);
          return type;
        });
      }
    };
  }

  private void inChild(ChildContext child, Callable<?> work) {
    try {
      frames.running(child, () -> inContexts(work));
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private <V extends @Nullable Object> V inContexts(Callable<V> work) throws Exception {
    return contexts.in(() -> inRequest(work));
  }

  private <V extends @Nullable Object> V inRequest(Callable<V> work) throws Exception {
    jakarta.enterprise.inject.Instance<RequestContextController> controllers =
        container.createInstance().select(RequestContextController.class);
    RequestContextController request = controllers.get();
    boolean activated = request.activate();
    try {
      return work.call();
    } finally {
      if (activated) {
        request.deactivate();
      }
      controllers.destroy(request);
    }
  }

  /** What reflection throws, thrown as what it is. */
  private static @Nullable Object unchecked(Callable<@Nullable Object> invocation)
      throws IllegalAccessException, InvocationTargetException {
    try {
      return invocation.call();
    } catch (IllegalAccessException | InvocationTargetException | RuntimeException asItIs) {
      throw asItIs;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
