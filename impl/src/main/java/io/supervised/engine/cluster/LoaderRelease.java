package io.supervised.engine.cluster;

import io.reactivex.rxjava3.schedulers.Schedulers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Lets go of what outlives a stopped Infinispan and would keep an application's class loader alive after its undeploy:
 * RxJava's threads, and up to JDK 18 the thread groups that the JVM's root group refers to.
 *
 * <p>No node can start in that loader afterwards. So nothing is released unless the loader is the application's own and
 * thus on its way out: not the system class loader, and not one that the server shares among applications.
 */
final class LoaderRelease {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int LAST_VERSION_WITH_STRONG_GROUPS = 18;

  private LoaderRelease() {}

  static void release(Set<ClassLoader> application) {
    ClassLoader ours = LoaderRelease.class.getClassLoader();
    if (!application.contains(ours) || ours == ClassLoader.getSystemClassLoader()) {
      return;
    }
    List<ThreadGroup> groups = groupsOf(ours);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    groups.forEach(group -> join(group, deadline));
    if (groups.stream().anyMatch(group -> group.activeCount() > 0)) {
      return; // another node runs
    }
    if (Schedulers.class.getClassLoader() == ours) {
      Schedulers.shutdown();
    }
    if (Runtime.version().feature() <= LAST_VERSION_WITH_STRONG_GROUPS) {
      groups.forEach(LoaderRelease::destroy);
    }
  }

  private static List<ThreadGroup> groupsOf(ClassLoader ours) {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    ThreadGroup[] groups = new ThreadGroup[root.activeGroupCount() + 50];
    int count = root.enumerate(groups, true);
    return new ArrayList<>(Arrays.asList(groups).subList(0, count))
        .stream().filter(group -> group.getClass().getClassLoader() == ours).toList();
  }

  private static void join(ThreadGroup group, long deadline) {
    Thread[] threads = new Thread[group.activeCount() + 50];
    int count = group.enumerate(threads);
    try {
      for (int i = 0; i < count; i++) {
        threads[i].join(
            Math.max(1, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("removal")
  private static void destroy(ThreadGroup group) {
    try {
      group.destroy();
    } catch (IllegalThreadStateException goneOrBusy) {
      ClusterLog.LOG.debugf(goneOrBusy, "thread group %s not destroyed", group.getName());
    }
  }
}
