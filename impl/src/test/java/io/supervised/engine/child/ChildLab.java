package io.supervised.engine.child;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.ClusterNode;
import io.supervised.Concurrent;
import io.supervised.OutcomeUnknownException;
import io.supervised.Token;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.codec.AllowList;
import io.supervised.engine.codec.Codec;
import io.supervised.engine.codec.References;
import io.supervised.engine.state.Snapshot;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One child on real threads, with a diary of what becomes of it and a latch that stuck code waits for. */
final class ChildLab implements ChildReports, AutoCloseable {

  static final ClusterNode NODE = new ClusterNode("here", new UUID(0, 1));
  static final Token TOKEN = new Token(1, "p", 1, 0);
  static final int MAILBOX = 10;
  static final Duration STOP_TIMEOUT = Duration.ofMillis(1_500);

  final List<String> diary = new CopyOnWriteArrayList<>();
  final CountDownLatch release = new CountDownLatch(1);
  final AtomicBoolean permitted = new AtomicBoolean(true);
  final AtomicBoolean loopless = new AtomicBoolean();
  final List<Instant> noted = new CopyOnWriteArrayList<>();
  final AtomicBoolean mayTick = new AtomicBoolean(true);
  /** What the last activation has left to the next one. */
  volatile Snapshot left = Snapshot.NONE;
  /** Whether all members get what is kept; null for not yet. */
  volatile CompletableFuture<Boolean> kept = CompletableFuture.completedFuture(true);
  /** Of the last end. */
  volatile @Nullable Throwable cause;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ChildThreads threads;
  private final ChildHost host;
  private final ChildPlan plan;

  ChildLab(Class<?> type, InstanceFactory factory) {
    this(type, factory, BeanPolicy.DEFAULT);
  }

  ChildLab(Class<?> type, InstanceFactory factory, BeanPolicy policy) {
    this(type, factory, policy, Optional.empty());
  }

  ChildLab(Class<?> type, InstanceFactory factory, BeanPolicy policy, Optional<Lender> lender) {
    this(SupervisedBean.of("bean", type, factory).under(policy), lender, Map.of());
  }

  /**
   * A child of a bean.
   *
   * @param ticks up to when its methods have run by their timetables
   */
  ChildLab(SupervisedBean bean, Optional<Lender> lender, Map<String, Instant> ticks) {
    threads =
        new ChildThreads("lab-", this::thread, lender, ChildLab.class.getClassLoader(), timer);
    host = new ChildHost(
        MAILBOX, threads, permitted::get, this, Clock.systemUTC(), codec(bean.type()));
    plan = new ChildPlan(
        "child", "", 3, bean, 0, () -> List.of("EUR"), STOP_TIMEOUT, () -> left, ticks);
  }

  /** Of the states of a bean's children, up to 10,000 bytes. */
  static Codec codec(Class<?> bean) {
    return new Codec(
        AllowList.of(List.of(bean), List.of()),
        ChildLab.class.getClassLoader(),
        10_000,
        References.NONE);
  }

  /** A lab for beans that are made with it. */
  static ChildLab of(Class<?> type, Function<ChildLab, Object> constructor) {
    return of(type, constructor, BeanPolicy.DEFAULT);
  }

  /** The same, on threads of a lender. */
  static ChildLab on(Lender lender, Class<?> type, Function<ChildLab, Instance> factory) {
    return of(type, factory, BeanPolicy.DEFAULT, Optional.of(lender));
  }

  static ChildLab of(Class<?> type, Function<ChildLab, Object> constructor, BeanPolicy policy) {
    return of(type, lab -> instance(constructor.apply(lab), lab.diary), policy, Optional.empty());
  }

  /** A lab for objects of a bean whose own factory is not used. */
  static ChildLab of(SupervisedBean bean, Supplier<Object> constructor) {
    List<ChildLab> itself = new CopyOnWriteArrayList<>();
    SupervisedBean made = bean.made(context -> instance(constructor.get(), itself.get(0).diary));
    itself.add(new ChildLab(made, Optional.empty(), Map.of()));
    return itself.get(0);
  }

  private static ChildLab of(
      Class<?> type,
      Function<ChildLab, Instance> factory,
      BeanPolicy policy,
      Optional<Lender> lender) {
    CompletableFuture<ChildLab> itself = new CompletableFuture<>();
    ChildLab lab = new ChildLab(type, context -> factory.apply(itself.join()), policy, lender);
    itself.complete(lab);
    return lab;
  }

  void start() {
    host.start(plan, TOKEN, NODE);
  }

  void stop() {
    stop(TOKEN);
  }

  CompletableFuture<Void> keepAhead() {
    return host.keepAhead("child", TOKEN);
  }

  void stop(Token token) {
    host.stop("child", token);
  }

  /** Each work loop finds no thread, while that is so. */
  private Thread thread(String name, Runnable task) {
    Thread made = new Thread(task, name) {
      @Override
      public synchronized void start() {
        if (loopless.get() && getName().contains("run-")) {
          throw new OutOfMemoryError("made up: unable to create native thread");
        }
        super.start();
      }
    };
    made.setDaemon(true);
    made.setContextClassLoader(ChildLab.class.getClassLoader());
    return made;
  }

  /** As a node does it now and then. */
  void lookForStuckCalls(CallPatience patience) {
    host.lookForStuckCalls(patience);
  }

  /** In which the code of the child runs. */
  CallChains chains() {
    return host.chains();
  }

  /** How long a node that leaves waits for its children. */
  Duration longestStop(Duration least) {
    return host.longestStop(least);
  }

  /** Calls a method without parameters and waits for the end of the call, which goes into the diary. */
  void call(String method) {
    long before = ends(method);
    begin(method);
    await().atMost(SOON).until(() -> ends(method) > before);
  }

  private long ends(String method) {
    return diary.stream().filter(entry -> entry.startsWith(method + ": ")).count();
  }

  /** Calls a method without parameters; the end of the call goes into the diary. */
  void begin(String method) {
    try {
      running().take(call(method, plan.bean().type().getDeclaredMethod(method)));
    } catch (NoSuchMethodException misspelt) {
      throw new AssertionError(misspelt);
    }
  }

  LiveChild running() {
    await().atMost(SOON).untilAsserted(() -> assertThat(host.find("child")).isPresent());
    return host.find("child").orElseThrow();
  }

  void becomes(String... entries) {
    await().atMost(SOON).untilAsserted(() -> assertThat(diary).containsExactly(entries));
  }

  /** A call whose end goes into the diary as {@code name: result}, or as {@code name: the reason why not}. */
  Delivery call(String name, Method method) {
    return new Delivery() {
      @Override
      public boolean isConcurrent() {
        return method.isAnnotationPresent(Concurrent.class);
      }

      @Override
      public void perform(Instance instance) {
        try {
          Object result = instance.invoke(method, new Object[0]);
          if (result instanceof CompletionStage<?> later) {
            var unused = later.whenComplete((value, thrown) -> diary.add(
                name + ": " + (thrown == null ? value : thrown.getClass().getSimpleName())));
          } else {
            diary.add(name + ": " + result);
          }
        } catch (OutcomeUnknownException unknown) {
          diary.add(name + ": unknown");
        } catch (InvocationTargetException thrown) {
          diary.add(name + ": " + thrown.getTargetException().getClass().getSimpleName());
        } catch (IllegalAccessException failed) {
          throw new LinkageError("no call", failed);
        }
      }

      @Override
      public void refuse(Refusal reason) {
        diary.add(name + ": " + reason);
      }
    };
  }

  /** A call for whose answer memory is short. */
  Delivery broken() {
    return new Delivery() {
      @Override
      public void perform(Instance instance) {
        throw new OutOfMemoryError("for the answer");
      }

      @Override
      public void refuse(Refusal reason) {
        throw new AssertionError("it is performed");
      }
    };
  }

  static Instance instance(Object object, List<String> diary) {
    return new Instance() {
      @Override
      public @Nullable Object invoke(Method method, @Nullable Object[] arguments)
          throws IllegalAccessException, InvocationTargetException {
        return method.invoke(object, arguments);
      }

      @Override
      public Object target() {
        return object;
      }

      @Override
      public void destroy() {
        diary.add("destroyed");
      }
    };
  }

  /** An instance without methods whose end is as given. */
  static Instance ending(Runnable end) {
    return new Instance() {
      @Override
      public @Nullable Object invoke(Method method, @Nullable Object[] arguments) {
        throw new IllegalStateException("enough");
      }

      @Override
      public void destroy() {
        end.run();
      }
    };
  }

  /** Waits for the latch, whoever interrupts. */
  void deafly() {
    while (true) {
      try {
        release.await();
        return;
      } catch (InterruptedException ignored) {
        // that is the case
      }
    }
  }

  @Override
  public void started(LiveChild child) {
    diary.add("started");
  }

  @Override
  public CompletionStage<Boolean> tick(LiveChild child, String method, Instant time) {
    if (mayTick.get()) {
      noted.add(time);
    }
    return CompletableFuture.completedFuture(mayTick.get());
  }

  @Override
  public CompletionStage<Boolean> keep(LiveChild child, Snapshot state) {
    left = state;
    diary.add("kept");
    return kept;
  }

  @Override
  public void ended(LiveChild child, Ending ending) {
    cause = ending.cause(); // before the diary, by which tests see that it has ended
    String how = switch (ending.exit()) {
      case ASKED -> "ended as asked";
      case NORMAL -> "ended by itself";
      case CRASHED -> "crashed";
      case NOT_TRIED -> "not tried";
    };
    diary.add(how + (ending.activeMillis() < 0 ? ", never active" : ""));
  }

  @Override
  public void close() {
    release.countDown();
    threads.close();
    timer.shutdownNow();
  }
}
