package io.supervised.cdi;

import io.supervised.engine.ClusterSupervisor;
import io.supervised.engine.Configuration;
import io.supervised.engine.child.SupervisedBean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The node of one container: the engine, and the thread of asynchronous observers. Start and stop are idempotent. */
final class ContainerNode {

  private static final int MOST_WAITING = 100_000;

  private final ThreadPoolExecutor asynchronous;
  private final ApplicationDataGrid dataGrid;
  private final ClusterSupervisor supervisor;
  private final EndOfProcess endOfProcess = new EndOfProcess(this::stop);
  private boolean stopped;

  ContainerNode(
      Configuration configuration,
      List<SupervisedBean> beans,
      BeanManager container,
      Executor contexts,
      ClassLoader loader) {
    this.asynchronous = new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(MOST_WAITING),
        task -> {
          Thread thread = new Thread(task, "supervised-async-observers");
          thread.setDaemon(true);
          thread.setContextClassLoader(loader);
          return thread;
        },
        (task, full) -> ExtensionLog.LOG.asyncObserversBehind(MOST_WAITING));
    this.dataGrid = new ApplicationDataGrid(container);
    this.supervisor = new ClusterSupervisor(
        configuration.in(configuration.cluster().over(dataGrid)),
        beans,
        new EventPublisher(container, asynchronous, contexts),
        loader);
  }

  ClusterSupervisor supervisor() {
    return supervisor;
  }

  synchronized void start() {
    if (!stopped) {
      supervisor.start();
      endOfProcess.await();
    }
  }

  synchronized void stop() {
    stopped = true;
    supervisor.close();
    endOfProcess.forget();
    dataGrid.release();
    asynchronous.shutdown();
    try {
      if (!asynchronous.awaitTermination(1, TimeUnit.SECONDS)) {
        asynchronous.shutdownNow();
      }
    } catch (InterruptedException stop) {
      asynchronous.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
