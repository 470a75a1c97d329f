package io.supervised.cdi;

import io.supervised.spi.DataGrid;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the application's {@link DataGrid} bean gives, or null if there is none. It is looked up when it is first asked for, by its
 * qualifier alone, since only the engine knows Infinispan. Thread-safe.
 */
final class ApplicationDataGrid implements Supplier<@Nullable Object> {

  private final BeanManager container;
  private Instance.@Nullable Handle<Object> found;

  ApplicationDataGrid(BeanManager container) {
    this.container = container;
  }

  @Override
  public synchronized @Nullable Object get() {
    if (found == null) {
      found = find();
    }
    return found == null ? null : found.get();
  }

  private Instance.@Nullable Handle<Object> find() {
    List<? extends Instance.Handle<Object>> handles = container
        .createInstance()
        .select(Object.class, DataGrid.Literal.INSTANCE)
        .handlesStream()
        .toList();
    if (handles.size() > 1) {
      throw ExtensionLog.LOG.severalDataGrids(
          handles.stream().map(handle -> handle.getBean().toString()).toList());
    }
    for (Instance.Handle<Object> handle : handles) {
      Bean<Object> bean = handle.getBean();
      if (container.isNormalScope(bean.getScope())) {
        throw ExtensionLog.LOG.proxiedDataGrid(bean.toString(), bean.getScope().getSimpleName());
      }
    }
    return handles.isEmpty() ? null : handles.get(0);
  }

  /** Lets go of an object that nobody else has; any other one the container keeps. */
  synchronized void release() {
    if (found != null && found.getBean().getScope() == Dependent.class) {
      found.destroy();
    }
    found = null;
  }
}
