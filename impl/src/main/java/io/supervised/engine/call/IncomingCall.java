package io.supervised.engine.call;

import io.supervised.SerializationException;
import io.supervised.engine.call.BeanMethods.Target;
import io.supervised.engine.child.CallChains;
import io.supervised.engine.child.Delivery;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.child.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call that has come to the node of its child, from another node or from this one. */
final class IncomingCall implements Delivery {

  /**
   * What is asked.
   *
   * @param deadline by the clock of this node
   * @param begins asked right before it runs; false if it must not, since it would overtake one that was refused
   */
  record Order(
      String child,
      Target target,
      Supplier<@Nullable Object[]> arguments,
      long deadline,
      List<String> chain,
      BooleanSupplier begins) {}

  private final Order order;
  private final ReplyTo reply;
  private final CallChains chains;
  private final LongSupplier clock;

  IncomingCall(Order order, ReplyTo reply, CallChains chains, LongSupplier clock) {
    this.order = order;
    this.reply = reply;
    this.chains = chains;
    this.clock = clock;
  }

  @Override
  public boolean isConcurrent() {
    return order.target().concurrent();
  }

  @Override
  public void refuse(Refusal reason) {
    reply.refused(Reason.of(reason), "");
  }

  @Override
  public void perform(Instance instance) {
    if (clock.getAsLong() - order.deadline() >= 0) {
      refuse(Refusal.EXPIRED);
      return;
    }
    @Nullable Object[] arguments;
    try {
      arguments = order.arguments().get();
    } catch (SerializationException unreadable) {
      reply.refused(Reason.UNREADABLE, String.valueOf(unreadable.getMessage()));
      return;
    }
    if (order.begins().getAsBoolean()) {
      run(instance, arguments);
    } else {
      refuse(Refusal.NOT_HERE);
    }
  }

  private void run(Instance instance, @Nullable Object[] arguments) {
    Object value;
    List<String> before = chains.enter(order.chain(), order.child());
    try {
      value = instance.invoke(order.target().method(), arguments);
    } catch (InvocationTargetException thrown) {
      reply.threw(thrown.getTargetException());
      return;
    } catch (IllegalAccessException | RuntimeException | Error failed) {
      reply.threw(failed);
      return;
    } finally {
      chains.leave(before);
    }
    returned(value);
  }

  private void returned(@Nullable Object value) {
    if (value instanceof CompletionStage<?> stage) {
      var unused = stage.whenComplete((later, failed) -> {
        if (failed == null) {
          reply.returned(later);
        } else {
          reply.threw(
              failed instanceof CompletionException && failed.getCause() != null
                  ? failed.getCause()
                  : failed);
        }
      });
    } else {
      reply.returned(value);
    }
  }
}
