package io.supervised.engine.call;

import io.supervised.engine.call.BeanMethods.Target;
import io.supervised.engine.child.CallChains;
import io.supervised.engine.child.Delivery;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.child.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call to a child on this node in the caller's own thread. Not thread-safe: all of it happens in that thread. */
final class DirectCall implements Delivery {

  private final String child;
  private final CallPlan plan;
  private final Target target;
  private final Arguments arguments;
  private final List<String> chain;
  private final CallChains chains;
  private final Endings endings;
  private @Nullable Outcome outcome;

  DirectCall(
      String child,
      CallPlan plan,
      Target target,
      Arguments arguments,
      List<String> chain,
      CallChains chains,
      Endings endings) {
    this.child = child;
    this.plan = plan;
    this.target = target;
    this.arguments = arguments;
    this.chain = chain;
    this.chains = chains;
    this.endings = endings;
  }

  @Override
  public boolean isConcurrent() {
    return target.concurrent();
  }

  @Override
  public void perform(Instance instance) {
    List<String> before = chains.enter(chain, child);
    try {
      Object result = instance.invoke(target.method(), arguments.values());
      // copied now: the next call may change what the child has returned
      outcome = plan.byReference() ? () -> result : endings.copied(child, result);
    } catch (InvocationTargetException failed) {
      outcome = thrown(failed.getTargetException());
    } catch (IllegalAccessException | RuntimeException | Error failed) {
      outcome = thrown(failed);
    } finally {
      chains.leave(before);
    }
  }

  private Outcome thrown(Throwable thrown) {
    return plan.byReference() ? Endings.thrown(thrown) : endings.copied(thrown);
  }

  @Override
  public void refuse(Refusal reason) {
    // it has not run, which whoever made it sees
  }

  /** How it ended; null if it has not run. */
  @Nullable
  Outcome outcome() {
    return outcome;
  }
}
