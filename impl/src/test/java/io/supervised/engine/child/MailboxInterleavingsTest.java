package io.supervised.engine.child;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import io.supervised.engine.child.CallLedger.Call;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("interleavings")
class MailboxInterleavingsTest {

  @Test
  void each_call_runs_alone_and_in_order_or_is_refused_once() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(0)
        .iterations(40)
        .invocationsPerIteration(150)
        .addGuarantee(forClasses(CallLedger.class.getName(), Call.class.getName())
            .allMethods()
            .ignore())
        .check(Traffic.class);
  }

  @Test
  void no_more_calls_are_let_in_than_it_can_hold() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(0)
        .actorsAfter(1)
        .iterations(12)
        .invocationsPerIteration(150)
        .addGuarantee(forClasses(CallLedger.class.getName(), Call.class.getName())
            .allMethods()
            .ignore())
        .check(Door.class);
  }

  /** Threads that call a child, and work its calls off, until it ends. */
  public static class Traffic {

    private final CallLedger ledger = new CallLedger();
    private final Mailbox mailbox = new Mailbox(2, this::execute, this::perform);
    private volatile boolean noThreads;
    private final AtomicInteger moments = new AtomicInteger();

    @Operation
    public void add() {
      mailbox.add(ledger.call(false));
    }

    @Operation
    public void addConcurrent() {
      mailbox.add(ledger.call(true));
    }

    @Operation
    public void performNow() {
      if (mailbox.enter()) {
        perform(ledger.call(false));
        mailbox.leave();
      }
    }

    @Operation(runOnce = true)
    public void threadsRunOut() {
      noThreads = true;
    }

    @Operation(runOnce = true)
    public void end() throws InterruptedException {
      mailbox.close();
      mailbox.awaitIdle();
      ledger.close();
    }

    @Validate
    public void allCallsAreOver() {
      ledger.settle();
      if (mailbox.isBusy()) {
        throw new AssertionError("busy for ever");
      }
    }

    private void execute(Runnable task) {
      if (noThreads) {
        throw new RejectedExecutionException("made up: no thread");
      }
      task.run();
    }

    private void perform(Delivery call) {
      ledger.begin(call);
      moments.incrementAndGet(); // the only moment at which another thread may go on
      ledger.end(call);
    }
  }

  /** Threads that call a child whose calls take for ever. */
  public static class Door {

    private final CallLedger ledger = new CallLedger();
    private final Mailbox mailbox = new Mailbox(2, task -> {}, call -> {});

    @Operation
    public String add() {
      Call call = ledger.call(false);
      mailbox.add(call);
      return ledger.outcome(call);
    }

    @Operation
    public String addConcurrent() {
      Call call = ledger.call(true);
      mailbox.add(call);
      return ledger.outcome(call);
    }

    @Operation
    public boolean enter() {
      return mailbox.enter();
    }

    @Operation
    public boolean enterBeside() {
      return mailbox.enterBeside();
    }

    @Operation
    public boolean isBusy() {
      return mailbox.isBusy();
    }
  }
}
