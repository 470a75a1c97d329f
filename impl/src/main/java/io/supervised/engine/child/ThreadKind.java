package io.supervised.engine.child;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Which threads the code of children runs on. */
public enum ThreadKind {

  /** Virtual ones where a monitor does not pin them to their carrier, which is from Java 24 on; else those of the platform. */
  AUTO,

  PLATFORM,

  /** From Java 21 on. */
  VIRTUAL;

  private static final int NO_PINNING = 24;
  private static final int VIRTUAL_SINCE = 21;

  /** Whether this JVM has such threads. */
  public boolean isAvailable() {
    return this != VIRTUAL || Runtime.version().feature() >= VIRTUAL_SINCE;
  }

  private boolean isVirtual() {
    return this == VIRTUAL || (this == AUTO && Runtime.version().feature() >= NO_PINNING);
  }

  /** Makes threads that are not started yet, with the application's class loader. */
  ThreadMaker maker(ClassLoader loader) {
    Optional<ThreadFactory> virtual = isVirtual() ? virtual() : Optional.empty();
    return (name, task) -> {
      Thread thread =
          virtual.map(factory -> factory.newThread(task)).orElseGet(() -> new Thread(task));
      thread.setName(name);
      thread.setDaemon(true);
      thread.setContextClassLoader(loader);
      return thread;
    };
  }

  /** Makes a thread that is not started yet. */
  @FunctionalInterface
  interface ThreadMaker {

    Thread make(String name, Runnable task);
  }

  /** By reflection, since the byte code is for Java 17. */
  private static Optional<ThreadFactory> virtual() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Method factory = Class.forName("java.lang.Thread$Builder").getMethod("factory");
      return Optional.of((ThreadFactory) factory.invoke(builder));
    } catch (NoSuchMethodException | ClassNotFoundException none) {
      return Optional.empty();
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
