package io.supervised.engine;

import io.supervised.ChildContext;
import io.supervised.Run;
import io.supervised.Supervisor;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.child.SupervisedBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A bean whose children end, themselves or each other. */
class Hermit {

  /** How long a slow one takes to stop. */
  static final Duration SLOW = Duration.ofMillis(5_300);

  /** How the ends that were asked for from within went on. */
  static final List<String> DIARY = new CopyOnWriteArrayList<>();

  final Supervisor node;
  final ChildContext self;

  Hermit(Supervisor node, ChildContext self) {
    this.node = node;
    this.self = self;
  }

  /** One that does nothing by itself. */
  static SupervisedBean bean(Supplier<Supervisor> node) {
    return new SupervisedBean("hermit", Hermit.class, 1, false, false, self -> {
      Hermit made = new Hermit(node.get(), self);
      if (self.arguments().contains("end in the constructor")) {
        DIARY.add(self.name() + " " + made.end());
      }
      return new Living(made);
    });
  }

  /** One that ends itself from its work loop. */
  static SupervisedBean restless(Supplier<Supervisor> node) {
    return new SupervisedBean(
        "restless",
        Restless.class,
        1,
        false,
        false,
        self -> new Living(new Restless(node.get(), self)));
  }

  static class Restless extends Hermit {

    Restless(Supervisor node, ChildContext self) {
      super(node, self);
    }

    @Run
    void work() {
      DIARY.add(self.name() + " " + end());
    }
  }

  boolean end() {
    return node.terminateChild(self.name());
  }

  boolean restart() {
    node.restartChild(self.name());
    return true;
  }

  boolean end(String other) {
    return node.terminateChild(other);
  }

  /** Asks another one to end this one, and waits for that. */
  boolean endBy(String other) {
    return node.child(Hermit.class, other).call(hermit -> hermit.end(self.name()));
  }

  long restarts() {
    return self.token().restart();
  }

  /** Takes its time to stop, if that was asked for. */
  void destroyed() {
    if (self.arguments().contains("slow")) {
      try {
        boolean unused = new CountDownLatch(1).await(SLOW.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException abandoned) {
        DIARY.add(self.name() + " abandoned");
        Thread.currentThread().interrupt();
      }
    }
    DIARY.add(self.name() + " destroyed");
  }

  private record Living(Hermit made) implements Instance {

    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] arguments)
        throws IllegalAccessException, InvocationTargetException {
      return method.invoke(made, arguments);
    }

    @Override
    public boolean is(Object candidate) {
      return candidate == made;
    }

    @Override
    public void destroy() {
      made.destroyed();
    }
  }
}
