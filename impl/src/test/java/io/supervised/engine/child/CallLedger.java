package io.supervised.engine.child;

import io.supervised.engine.child.InstanceFactory.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of calls. For a model checker, which runs one thread at a time and must not look into this. */
final class CallLedger {

  private final List<Call> calls = new ArrayList<>();
  private final Set<Call> running = new HashSet<>();
  private final Map<Thread, Integer> last = new HashMap<>();
  private boolean closed;

  /** The next call of the present thread. */
  Call call(boolean concurrent) {
    Call call = new Call(calls.size(), Thread.currentThread(), concurrent);
    calls.add(call);
    return call;
  }

  void begin(Delivery delivery) {
    Call call = (Call) delivery;
    demand(!closed, "runs after the end");
    if (!call.concurrent) {
      demand(running.stream().allMatch(Delivery::isConcurrent), "does not run alone");
      Integer before = last.put(call.caller, call.number);
      demand(before == null || before < call.number, "is overtaken");
    }
    running.add(call);
  }

  void end(Delivery delivery) {
    Call call = (Call) delivery;
    running.remove(call);
    call.become("performed");
  }

  /** Nothing may run from now on. */
  void close() {
    demand(running.isEmpty(), "runs at the end");
    closed = true;
  }

  /** Each call must have ended. */
  void settle() {
    calls.forEach(call -> demand(call.outcome != null, "waits for ever"));
  }

  String outcome(Call call) {
    return call.outcome == null ? "waits" : call.outcome;
  }

  private static void demand(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError("a call " + otherwise);
    }
  }

  static final class Call implements Delivery {

    private final int number;
    private final Thread caller;
    private final boolean concurrent;
    private @Nullable String outcome;

    private Call(int number, Thread caller, boolean concurrent) {
      this.number = number;
      this.caller = caller;
      this.concurrent = concurrent;
    }

    private void become(String end) {
      demand(outcome == null, "has two ends: " + outcome + " and " + end);
      outcome = end;
    }

    @Override
    public boolean isConcurrent() {
      return concurrent;
    }

    @Override
    public void perform(Instance instance) {
      throw new AssertionError("there is no instance");
    }

    @Override
    public void refuse(Refusal reason) {
      become(reason.name());
    }
  }
}
