package io.supervised.cdi;

import io.supervised.spi.DataGrid;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the application's {@link DataGrid} bean gives, or null if there is none. It is looked up when it is first asked for, by its
 * qualifier alone, since only the engine knows Infinispan. Thread-safe.
 */
final class ApplicationDataGrid implements Supplier<@Nullable Object> {

  private final BeanManager container;
  private @Nullable Reference<?> found;

  ApplicationDataGrid(BeanManager container) {
    this.container = container;
  }

  @Override
  public synchronized @Nullable Object get() {
    if (found == null) {
      Bean<?> bean = find();
      found = bean == null ? null : new Reference<>(bean);
    }
    return found == null ? null : found.object;
  }

  private @Nullable Bean<?> find() {
    Set<Bean<?>> beans = container.getBeans(Object.class, DataGrid.Literal.INSTANCE);
    if (beans.isEmpty()) {
      return null;
    }
    try {
      Bean<?> bean = container.resolve(beans);
      if (container.isNormalScope(bean.getScope())) {
        throw ExtensionLog.LOG.proxiedDataGrid(bean.toString(), bean.getScope().getSimpleName());
      }
      return bean;
    } catch (AmbiguousResolutionException several) {
      throw ExtensionLog.LOG.severalDataGrids(
          beans.stream().map(Bean::toString).sorted().toList());
    }
  }

  synchronized void release() {
    if (found != null) {
      found.release();
      found = null;
    }
  }

  /** An object of the container, without the handles that CDI 4 has for it and CDI 3 has not. */
  private final class Reference<T> {

    private final Bean<T> bean;
    private final CreationalContext<T> context;
    private final @Nullable T object;

    @SuppressWarnings("unchecked") // what the bean makes is of its type
    Reference(Bean<T> bean) {
      this.bean = bean;
      this.context = container.createCreationalContext(bean);
      this.object = (T) container.getReference(bean, Object.class, context);
    }

    /** Lets go of an object that nobody else has; any other one the container keeps. */
    void release() {
      if (object != null && bean.getScope() == Dependent.class) {
        bean.destroy(object, context);
      }
    }
  }
}
