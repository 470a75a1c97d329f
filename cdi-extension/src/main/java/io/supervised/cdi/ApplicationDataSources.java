package io.supervised.cdi;

import io.supervised.cdi.config.DataSources;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Data sources of the application: in JNDI, or a CDI bean of that name, or the only one. */
final class ApplicationDataSources implements DataSources {

  private final BeanManager container;

  ApplicationDataSources(BeanManager container) {
    this.container = container;
  }

  @Override
  public DataSource find(String name) {
    Optional<DataSource> found = name.isEmpty() ? Optional.empty() : inNaming(name);
    return found.or(() -> inContainer(name)).orElseThrow(() -> ExtensionLog.LOG.noDataSource(name));
  }

  @SuppressWarnings("BanJNDI") // the name is the application's own configuration
  private static Optional<DataSource> inNaming(String name) {
    try {
      return new InitialContext().lookup(name) instanceof DataSource source
          ? Optional.of(source)
          : Optional.empty();
    } catch (NamingException notThere) {
      ExtensionLog.LOG.debugf(notThere, "no data source '%s' in JNDI", name);
      return Optional.empty();
    }
  }

  private Optional<DataSource> inContainer(String name) {
    Instance<DataSource> sources =
        container.createInstance().select(DataSource.class, Any.Literal.INSTANCE);
    Instance<DataSource> meant = name.isEmpty() ? sources : sources.select(NamedLiteral.of(name));
    return meant.isResolvable() ? Optional.of(meant.get()) : Optional.empty();
  }
}
