package io.supervised.engine.registry;

import static java.util.Objects.requireNonNull;

import io.supervised.ChildInfo;
import io.supervised.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the cluster what runs here, and answers what runs anywhere.
 *
 * <p>Writes are taken in at once and written by a thread of the registry's own, many at a time, the newest state of a child
 * only. An entry is never replaced by an older one, whoever writes it and however late. A write that fails is tried again.
 * Thread-safe.
 */
public final class ChildRegistry implements AutoCloseable {

  private static final long RETRY_MILLIS = 100;
  private static final int MOST_UNDER_WAY = 256;

  private final Thread writer;
  private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, byte[]> pending = new LinkedHashMap<>();
  private volatile @Nullable ReplicatedMap map;
  private boolean closed;
  private final AtomicInteger failed = new AtomicInteger();

  public ChildRegistry(String threadName) {
    this.writer = new Thread(this::writeUntilClosed, threadName);
    this.writer.setDaemon(true);
    this.writer.start();
  }

  /** From now on there is somewhere to write to and to read from. */
  public void open(ReplicatedMap replicated) {
    map = replicated;
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public void running(ChildInfo child) {
    put(child.name(), ChildFrame.running(child));
  }

  /** The activation with this token is over. */
  public void stopped(String child, Token token) {
    put(child, ChildFrame.stopped(token));
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

  /**
   * Tells what becomes of children anywhere, from now on.
   *
   * @param watcher gets a name and the child that runs by it, or nothing if it is stopped; on a thread of the data grid
   */
  public void watch(BiConsumer<String, Optional<ChildInfo>> watcher) {
    requireNonNull(map, "not open")
        .observe((name, frame) -> watcher.accept(name, ChildFrame.read(name, frame)));
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
      byte[] waiting = pending.get(child);
      if (ChildFrame.isNewer(frame, waiting)) {
        pending.put(child, frame);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void writeUntilClosed() {
    try {
      while (true) {
        for (Map.Entry<String, byte[]> entry : take().entrySet()) {
          room.acquire();
          write(entry.getKey(), entry.getValue());
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for something to write and for somewhere to write it, and a while longer after a failure. */
  private Map<String, byte[]> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      int failures = failed.getAndSet(0);
      if (failures > 0) {
        RegistryLog.LOG.notWritten(failures);
        pause();
      }
      while (!closed && (map == null || pending.isEmpty())) {
        changed.await();
      }
      if (closed) {
        throw new InterruptedException("closed");
      }
      Map<String, byte[]> batch = new LinkedHashMap<>(pending);
      pending.clear();
      return batch;
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

  private void write(String child, byte[] frame) {
    try {
      ReplicatedMap replicated = requireNonNull(map);
      byte[] present = replicated.get(child);
      if (!ChildFrame.isNewer(frame, present)) {
        room.release();
        return;
      }
      replicated
          .replace(child, present, frame)
          .whenComplete((replaced, problem) -> concluded(child, frame, replaced, problem));
    } catch (RuntimeException problem) {
      concluded(child, frame, null, problem);
    }
  }

  private void concluded(
      String child, byte[] frame, @Nullable Boolean replaced, @Nullable Throwable problem) {
    room.release();
    if (problem != null) {
      RegistryLog.LOG.debugf(problem, "state of '%s' not written", child);
      failed.incrementAndGet();
    }
    if (!Boolean.TRUE.equals(replaced)) {
      put(child, frame);
    }
  }
}
