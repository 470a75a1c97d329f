package io.supervised.engine.call;

import io.supervised.engine.child.Callee;
import io.supervised.engine.child.Delivery;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.child.Refusal;
import io.supervised.engine.child.SupervisedBean;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A child that takes its time for each call, and stops after the one that runs. */
final class SimulatedChild implements Callee {

  private final CallWorld world;
  private final Deque<Delivery> waiting = new ArrayDeque<>();
  private boolean busy;
  private boolean dead;
  private @Nullable Runnable stopped;

  SimulatedChild(CallWorld world) {
    this.world = world;
  }

  boolean isRunning() {
    return stopped == null && !dead;
  }

  @Override
  public SupervisedBean bean() {
    return SupervisedBean.of(
        CallWorld.CHILD, CallWorld.Diary.class, InstanceFactory.of(Object::new));
  }

  @Override
  public boolean performNow(Delivery call) {
    return false;
  }

  @Override
  public void take(Delivery call) {
    waiting.add(call);
    if (!busy) {
      busy = true;
      next();
    }
  }

  private void next() {
    world.after(world.upTo(0.5), this::step);
  }

  private void step() {
    if (dead) {
      return;
    }
    Delivery call = waiting.poll();
    if (call != null && isRunning()) {
      if (world.random.nextInt(100) == 0) {
        call.refuse(Refusal.NO_LEASE); // it is back with the next call
      } else {
        call.perform(new Writing());
      }
      next();
    } else {
      busy = false;
      end(call);
    }
  }

  private void end(@Nullable Delivery first) {
    if (first != null) {
      first.refuse(Refusal.NOT_HERE);
    }
    waiting.forEach(call -> call.refuse(Refusal.NOT_HERE));
    waiting.clear();
    if (stopped != null) {
      stopped.run();
    }
  }

  void stop(Runnable then) {
    stopped = then;
    if (!busy) {
      end(null);
    }
  }

  void die() {
    dead = true;
  }

  private final class Writing implements Instance {

    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] arguments) {
      String call = String.valueOf(arguments[0]);
      world.ran(call);
      return call;
    }

    @Override
    public void destroy() {
      // nothing to do
    }
  }
}
