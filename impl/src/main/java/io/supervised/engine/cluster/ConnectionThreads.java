package io.supervised.engine.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jgroups.util.Runner;
import org.jgroups.util.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a transport. For each connection JGroups starts one that receives and then, on the same thread, one that sends. If the
 * connection ends in between, nobody tells the second, which then asks for ever whether the connection is still there, and keeps a
 * processor busy. So here whoever sends ends with whoever receives.
 */
final class ConnectionThreads implements ThreadFactory {

  private static final String RECEIVER = "Connection.Receiver";

  private final ThreadFactory factory;
  private final Map<Thread, Receiving> withoutSender = new ConcurrentHashMap<>();

  ConnectionThreads(ThreadFactory factory) {
    this.factory = factory;
  }

  @Override
  public Thread newThread(Runnable task, String name) {
    if (name.startsWith(RECEIVER)) {
      Receiving receiving = new Receiving(task);
      withoutSender.put(Thread.currentThread(), receiving);
      return factory.newThread(receiving, name);
    }
    if (task instanceof Runner sender) {
      Receiving receiving = withoutSender.remove(Thread.currentThread());
      if (receiving != null) {
        receiving.endsWithIt(sender);
      }
    }
    return factory.newThread(task, name);
  }

  private static final class Receiving implements Runnable {

    private final Runnable receiver;
    private volatile boolean ended;
    private volatile @Nullable Runner sender;

    Receiving(Runnable receiver) {
      this.receiver = receiver;
    }

    @Override
    public void run() {
      try {
        receiver.run();
      } finally {
        ended = true;
        stopSender();
      }
    }

    /** No lock: the sender is locked here while it starts, and there while it stops. */
    void endsWithIt(Runner starting) {
      sender = starting;
      if (ended) {
        stopSender();
      }
    }

    private void stopSender() {
      Runner started = sender;
      if (started != null) {
        started.stop();
      }
    }
  }

  @Override
  public Thread newThread(Runnable task) {
    return factory.newThread(task);
  }

  @Override
  public boolean useVirtualThreads() {
    return factory.useVirtualThreads();
  }

  @Override
  public void setPattern(String pattern) {
    factory.setPattern(pattern);
  }

  @Override
  public void setIncludeClusterName(boolean includeClusterName) {
    factory.setIncludeClusterName(includeClusterName);
  }

  @Override
  public void setClusterName(String channelName) {
    factory.setClusterName(channelName);
  }

  @Override
  public void setAddress(String address) {
    factory.setAddress(address);
  }

  @Override
  public void renameThread(String name, Thread thread) {
    factory.renameThread(name, thread);
  }
}
