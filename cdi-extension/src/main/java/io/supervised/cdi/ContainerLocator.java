package io.supervised.cdi;

import io.supervised.engine.ClusterSupervisor;
import io.supervised.engine.call.ChildReferences.Finder;
import io.supervised.engine.call.SupervisorLocator;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;

/** Finds the supervisor of the container that this thread is in: what is read from a session has no other way to it. */
public final class ContainerLocator implements SupervisorLocator {

  @Override
  public Optional<Finder> locate() {
    try {
      Instance<ClusterSupervisor> supervisor = CDI.current().select(ClusterSupervisor.class);
      return supervisor.isResolvable() ? Optional.of(supervisor.get()::anyChild) : Optional.empty();
    } catch (IllegalStateException noContainer) {
      return Optional.empty();
    }
  }
}
