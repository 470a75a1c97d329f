package io.supervised.engine.registry;

import static java.util.Objects.requireNonNull;

import io.supervised.engine.core.GridView;
import io.supervised.engine.state.NewerStateException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is known of children in the data grid, and answers from it.
 *
 * <p>Writes are taken in at once and written by a thread of the registry's own, many at a time, the newest entry of a child
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
  private final Map<String, ChildEntry> pending = new LinkedHashMap<>();
  private volatile @Nullable ReplicatedMap map;
  private volatile @Nullable WriteListener listener;
  private boolean closed;
  private final AtomicInteger failures = new AtomicInteger();

  public ChildRegistry(String threadName) {
    this.writer = new Thread(this::writeUntilClosed, threadName);
    this.writer.setDaemon(true);
    this.writer.start();
  }

  /**
   * From now on there is somewhere to write to and to read from.
   *
   * @param hearing is told what becomes of writes
   */
  public void open(ReplicatedMap replicated, WriteListener hearing) {
    listener = hearing;
    map = replicated;
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public boolean isOpen() {
    return map != null;
  }

  /** Writes an entry, unless a newer one of the child waits to be written, or a newer build has written it. */
  public void put(String child, ChildEntry entry) {
    if (entry.isUnread()) {
      return;
    }
    lock.lock();
    try {
      ChildEntry waiting = pending.get(child);
      if (waiting == null || entry.isNewerThan(waiting)) {
        pending.put(child, entry);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** What is kept under a {@link RegistryKey}; empty if nothing is, or a newer build has written it. */
  public Optional<ChildEntry> entry(String key) {
    ReplicatedMap replicated = map;
    byte[] frame = replicated == null ? null : replicated.get(key);
    return frame == null ? Optional.empty() : ChildFrame.read(key, frame);
  }

  /** The same, also if a newer build has written it. */
  public Optional<ChildEntry> entryOrUnread(String key) {
    ReplicatedMap replicated = map;
    byte[] frame = replicated == null ? null : replicated.get(key);
    return Optional.ofNullable(frame).map(present -> readOrNot(key, present));
  }

  /** What is known of a name, wherever it was placed. */
  public Optional<ChildEntry> of(String child) {
    return new Trail(this, child).end().flatMap(Trail.End::entry);
  }

  /** The segment in which a name was placed; empty if it never was. */
  public OptionalInt segmentOf(String child) {
    return new Trail(this, child).end().map(Trail.End::segment).orElse(OptionalInt.empty());
  }

  /**
   * What the child that is kept under a key has left, if anything is.
   *
   * @throws NewerStateException if a newer build has written it
   */
  public Optional<Wish.Kept> state(String key) {
    ReplicatedMap replicated = map;
    String stateKey = RegistryKey.stateOf(key);
    byte[] frame = replicated == null ? null : replicated.get(stateKey);
    if (frame == null) {
      return Optional.empty();
    }
    ChildEntry entry =
        ChildFrame.read(stateKey, frame).orElseThrow(NewerStateException::unknownFormat);
    return entry.wish() instanceof Wish.Kept kept ? Optional.of(kept) : Optional.empty();
  }

  /** Tells all that is known of names, with their {@link RegistryKey}s. */
  public void forEach(BiConsumer<String, ChildEntry> action) {
    ReplicatedMap replicated = map;
    if (replicated != null) {
      replicated.forEach((key, frame) -> {
        if (!RegistryKey.isState(key)) {
          ChildFrame.read(key, frame).ifPresent(entry -> action.accept(key, entry));
        }
      });
    }
  }

  private static ChildEntry readOrNot(String key, byte[] frame) {
    return ChildFrame.read(key, frame).orElseGet(ChildEntry::unread);
  }

  /** All that is kept in a segment, by {@link RegistryKey}; also what a newer build has written in a way that can't be read. */
  public Map<String, ChildEntry> in(int segment) {
    Map<String, ChildEntry> entries = new LinkedHashMap<>();
    ReplicatedMap replicated = map;
    if (replicated != null) {
      replicated.forEachIn(segment, (key, frame) -> {
        if (!RegistryKey.isState(key)) {
          entries.put(key, readOrNot(key, frame));
        }
      });
    }
    return entries;
  }

  /**
   * Tells what becomes of children anywhere, from now on.
   *
   * @param which of what names
   * @param watcher gets a name and what is known of it; on a thread of the data grid
   */
  public void watch(Predicate<String> which, BiConsumer<String, ChildEntry> watcher) {
    requireNonNull(map, "not open").observe((key, frame) -> {
      String name = RegistryKey.name(key);
      if (!RegistryKey.isState(key) && which.test(name)) {
        ChildFrame.read(key, frame)
            .filter(ChildEntry::isOfChild)
            .ifPresent(entry -> watcher.accept(name, entry));
      }
    });
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

  private void writeUntilClosed() {
    try {
      while (true) {
        for (Map.Entry<String, ChildEntry> each : take().entrySet()) {
          room.acquire();
          write(each.getKey(), each.getValue());
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for something to write and for somewhere to write it, and a while longer after a failure. */
  private Map<String, ChildEntry> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      int unwritten = failures.getAndSet(0);
      if (unwritten > 0) {
        RegistryLog.LOG.notWritten(unwritten);
        pause();
      }
      while (!closed && (map == null || pending.isEmpty())) {
        changed.await();
      }
      if (closed) {
        throw new InterruptedException("closed");
      }
      Map<String, ChildEntry> batch = new LinkedHashMap<>(pending);
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

  private void write(String child, ChildEntry entry) {
    CompletionStage<Runnable> attempt;
    try {
      attempt = attempt(child, entry);
    } catch (RuntimeException | Error problem) { // also for lack of memory: the others are written
      attempt = CompletableFuture.failedStage(problem);
    }
    var unused = attempt.thenAccept(Runnable::run).whenComplete((done, problem) -> {
      room.release();
      if (problem != null) {
        failed(child, entry, problem); // also if nobody could be told
      }
    });
  }

  /** Tries to write an entry; answered with what is to be done about how that has ended. */
  private CompletionStage<Runnable> attempt(String child, ChildEntry entry) {
    ReplicatedMap replicated = requireNonNull(map);
    WriteListener hearing = requireNonNull(listener);
    GridView before = replicated.view();
    byte[] frame = ChildFrame.of(entry);
    byte[] present = replicated.get(child);
    if (present != null && ChildFrame.isNewer(present, frame)) {
      return CompletableFuture.completedStage(
          () -> hearing.superseded(child, entry.written(), readOrNot(child, present)));
    }
    Optional<ChildEntry> later = laterHolder(child, entry);
    if (later.isPresent()) {
      return CompletableFuture.completedStage(
          () -> hearing.superseded(child, entry.written(), later.get()));
    }
    return replicated
        .replace(child, present, frame)
        .thenApply(replaced -> replaced
            ? () -> hearing.written(child, entry.written(), before, replicated.view())
            : () -> put(child, entry));
  }

  /** What a later holder has told of the child, if this is a state: one that a former holder writes late must not get in between. */
  private Optional<ChildEntry> laterHolder(String key, ChildEntry entry) {
    return RegistryKey.isState(key)
        ? entry(RegistryKey.childOf(key))
            .filter(child -> child.written().grant().compareTo(entry.written().grant()) > 0)
        : Optional.empty();
  }

  private void failed(String child, ChildEntry entry, Throwable problem) {
    RegistryLog.LOG.debugf(problem, "entry of '%s' not written", child);
    failures.incrementAndGet();
    put(child, entry);
  }
}
