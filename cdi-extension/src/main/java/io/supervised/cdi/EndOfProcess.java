package io.supervised.cdi;

import org.jspecify.annotations.Nullable;

/**
 * Ends the node in order when the process is asked to end, as by SIGTERM, before the container has ended it: not every container of Java
 * SE sees to that. Only where this library is on the class path of the JVM; in a server, which loads applications by loaders of its own,
 * the end of the application comes first. Thread-safe.
 */
final class EndOfProcess {

  private final Runnable stop;
  private @Nullable Thread hook;

  EndOfProcess(Runnable stop) {
    this.stop = stop;
  }

  synchronized void await() {
    if (hook != null || EndOfProcess.class.getClassLoader() != ClassLoader.getSystemClassLoader()) {
      return;
    }
    Thread ending = new Thread(stop, "supervised-end-of-process");
    try {
      Runtime.getRuntime().addShutdownHook(ending);
      hook = ending;
    } catch (IllegalStateException endsAlready) {
      ExtensionLog.LOG.trace("the process is ending", endsAlready);
    }
  }

  /** The node has ended in another way. */
  synchronized void forget() {
    Thread waiting = hook;
    hook = null;
    if (waiting == null) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(waiting);
    } catch (IllegalStateException endsAlready) {
      ExtensionLog.LOG.trace("the process is ending", endsAlready);
    }
  }
}
