package io.supervised.cdi.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings that a test writes into a map. */
record TestSettings(Map<String, String> values) implements Settings {

  /** A reader of these settings, which name no data source, and no executor that there is. */
  static ConfigReader reader(Map<String, String> values) {
    return reader(values, name -> {
      throw new IllegalArgumentException("nothing");
    });
  }

  static ConfigReader reader(Map<String, String> values, Lenders lenders) {
    return new ConfigReader(
        new TestSettings(values),
        name -> {
          throw new IllegalStateException(name);
        },
        lenders);
  }

  @Override
  public Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  @Override
  public Set<String> keys() {
    return values.keySet();
  }
}
