package io.supervised.cdi;

import io.supervised.cdi.config.Lenders;
import io.supervised.engine.child.Lender;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Executors of the server in JNDI. Tasks are given to them from within the contexts of the application, which go with the tasks: who gives
 * them may have other ones, or none.
 */
final class ServerExecutors implements Lenders {

  private final Executor contexts;

  ServerExecutors(Executor contexts) {
    this.contexts = contexts;
  }

  @Override
  @SuppressWarnings("BanJNDI") // the name is the application's own configuration
  public Lender find(String name) {
    try {
      Object found = new InitialContext().lookup(name);
      if (found instanceof ExecutorService executor) {
        return lender(name, executor);
      }
      throw new IllegalArgumentException("a " + found.getClass().getName());
    } catch (NamingException notThere) {
      throw new IllegalArgumentException("nothing: " + notThere, notThere);
    }
  }

  private Lender lender(String name, Executor executor) {
    return new Lender(
        name,
        task -> contexts.execute(() -> executor.execute(task)),
        loop -> contexts.execute(() -> executor.execute(marked(loop))));
  }

  private static Runnable marked(Runnable loop) {
    try {
      return ServerContexts.longRunning(loop);
    } catch (LinkageError noConcurrency) {
      return loop;
    }
  }
}
