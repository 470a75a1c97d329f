package io.supervised.engine.call;

import io.supervised.engine.call.ChildReferences.Finder;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Finds the supervisor of the application that runs in this thread, for objects that are read from a session, where nothing else is
 * at hand. A service of whatever the application runs in; without one, {@link io.supervised.Child}s and stubs can be written, and not
 * read.
 */
public interface SupervisorLocator {

  /** Finds the children of all supervisors of this thread's application, if it has one. */
  Optional<Finder> locate();

  /** Asks the service that comes with this library. */
  static Optional<Finder> find() {
    try {
      return ServiceLoader.load(SupervisorLocator.class, SupervisorLocator.class.getClassLoader())
          .findFirst()
          .flatMap(SupervisorLocator::locate);
    } catch (ServiceConfigurationError unusable) {
      CallLog.LOG.debugf(unusable, "no supervisor is found");
      return Optional.empty();
    }
  }
}
