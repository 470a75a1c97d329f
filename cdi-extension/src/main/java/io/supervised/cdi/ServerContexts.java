package io.supervised.cdi;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutors;
import jakarta.enterprise.concurrent.ManagedTask;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The only class that needs Jakarta Concurrency, which a runtime may lack. */
final class ServerContexts {

  private static final String NAME = "java:comp/DefaultContextService";

  private ServerContexts() {}

  /** Runs tasks on the thread that asks, in the contexts of the thread that asks now; empty if the server keeps none. */
  @SuppressWarnings("BanJNDI") // the name is a constant of the specification
  static Optional<Executor> ofThisThread() {
    try {
      return new InitialContext().lookup(NAME) instanceof ContextService service
          ? Optional.of(service.createContextualProxy((Executor) Runnable::run, Executor.class))
          : Optional.empty();
    } catch (NamingException | RuntimeException notThere) {
      ExtensionLog.LOG.tracef(notThere, "no %s", NAME);
      return Optional.empty();
    }
  }

  /** The task with the hint to its executor that it may run for long. */
  static Runnable longRunning(Runnable task) {
    return ManagedExecutors.managedTask(task, Map.of(ManagedTask.LONGRUNNING_HINT, "true"), null);
  }
}
