package io.supervised.engine.registry;

import static java.util.Objects.requireNonNull;

import io.supervised.ChildInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells the cluster what runs here, and answers what runs anywhere.
 *
 * <p>Writes are taken in at once and written in bulk by a thread of the registry's own, the newest state of a child
 * only; a write that fails is tried again with the next. Thread-safe.
 */
public final class ChildRegistry implements AutoCloseable {

  private static final long RETRY_MILLIS = 100;

  private final Thread writer;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Map<String, byte[]> pending = new LinkedHashMap<>();
  private volatile @Nullable ReplicatedMap map;
  private boolean closed;

  public ChildRegistry(String threadName) {
    this.writer = new Thread(this::writeUntilClosed, threadName);
    this.writer.setDaemon(true);
    this.writer.start();
  }

  /** From now on there is somewhere to write to and to read from. */
  public void open(ReplicatedMap replicated) {
    map = replicated;
    signal();
  }

  public void running(ChildInfo child) {
    put(child.name(), ChildFrame.running(child));
  }

  public void stopped(String child) {
    put(child, ChildFrame.stopped());
  }

  public Optional<ChildInfo> find(String child) {
    ReplicatedMap replicated = map;
    byte[] frame = replicated == null ? null : replicated.get(child);
    return frame == null ? Optional.empty() : ChildFrame.read(child, frame);
  }

  public List<ChildInfo> all() {
    List<ChildInfo> children = new ArrayList<>();
    ReplicatedMap replicated = map;
    if (replicated != null) {
      replicated.forEach((name, frame) -> ChildFrame.read(name, frame).ifPresent(children::add));
    }
    return children;
  }

  /** Ends the writer; what it has not written yet is dropped, as this node is about to leave. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    writer.interrupt();
    try {
      writer.join(1_000);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(String child, byte[] frame) {
    lock.lock();
    try {
      pending.remove(child);
      pending.put(child, frame);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void writeUntilClosed() {
    try {
      for (Map<String, byte[]> batch = take(); !batch.isEmpty(); batch = take()) {
        write(batch);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for something to write and for somewhere to write it; empty once closed. */
  private Map<String, byte[]> take() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && (map == null || pending.isEmpty())) {
        changed.await();
      }
      Map<String, byte[]> batch = closed ? Map.of() : pending;
      pending = new LinkedHashMap<>();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void write(Map<String, byte[]> batch) throws InterruptedException {
    try {
      requireNonNull(map).putAll(batch);
    } catch (RuntimeException failed) {
      retryLater(batch, failed);
    }
  }

  private void retryLater(Map<String, byte[]> batch, RuntimeException failed)
      throws InterruptedException {
    lock.lock();
    try {
      batch.forEach(pending::putIfAbsent);
      if (!closed) {
        RegistryLog.LOG.notWritten(batch.size(), String.valueOf(failed.getMessage()));
        pause();
      }
    } finally {
      lock.unlock();
    }
  }

  private void pause() throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS);
    while (!closed && left > 0) {
      left = changed.awaitNanos(left);
    }
  }
}
