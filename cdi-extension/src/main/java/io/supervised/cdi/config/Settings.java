package io.supervised.cdi.config;

import java.util.Optional;
import java.util.Set;

/** Where values come from. */
public interface Settings {

  /** The value of a key; an empty value counts as none. */
  Optional<String> value(String key);

  /** All keys that can be enumerated, ours or not. */
  Set<String> keys();

  /** The settings of the application whose class loader this is. */
  static Settings of(ClassLoader application) {
    return MicroProfileSettings.find(application).orElseGet(SystemSettings::new);
  }
}
