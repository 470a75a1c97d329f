package io.supervised.cdi.config;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The application's MicroProfile Config, looked up by its class loader and never by the thread's. */
record MicroProfileSettings(Config config) implements Settings {

  /** Empty where the API or an implementation of it is missing. */
  static Optional<Settings> find(ClassLoader application) {
    try {
      return Optional.of(new MicroProfileSettings(ConfigProvider.getConfig(application)));
    } catch (IllegalStateException | LinkageError none) {
      ConfigLog.LOG.noMicroProfileConfig();
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> value(String key) {
    return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank());
  }

  @Override
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    config.getPropertyNames().forEach(keys::add);
    return keys;
  }
}
