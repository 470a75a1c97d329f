package io.supervised.cdi.config;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** System properties, then environment variables by the mapping that MicroProfile Config defines. */
final class SystemSettings implements Settings {

  @Override
  public Optional<String> value(String key) {
    String environmentName = key.replaceAll("[^A-Za-z0-9]", "_");
    return present(System.getProperty(key))
        .or(() -> present(System.getenv(key)))
        .or(() -> present(System.getenv(environmentName)))
        .or(() -> present(System.getenv(environmentName.toUpperCase(Locale.ROOT))));
  }

  @Override
  public Set<String> keys() {
    return System.getProperties().stringPropertyNames();
  }

  private static Optional<String> present(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
