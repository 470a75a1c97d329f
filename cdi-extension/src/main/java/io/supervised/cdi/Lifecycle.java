package io.supervised.cdi;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_AFTER;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Starts the node when the application is initialised, after the application's own observers, and stops it when the
 * application is about to end: by whichever sign of the end comes first.
 */
@ApplicationScoped
public class Lifecycle {

  private final @Nullable SupervisedExtension extension;

  /** For the container's client proxy. */
  public Lifecycle() {
    this.extension = null;
  }

  @Inject
  public Lifecycle(SupervisedExtension extension) {
    this.extension = extension;
  }

  public void start(
      @Observes @Priority(LIBRARY_AFTER + 900) @Initialized(ApplicationScoped.class) Object any) {
    if (extension != null) {
      extension.start();
    }
  }

  public void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object any) {
    destroyed();
  }

  @PreDestroy
  public void destroyed() {
    if (extension != null) {
      extension.stop();
    }
  }
}
