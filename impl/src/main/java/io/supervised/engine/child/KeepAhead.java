package io.supervised.engine.child;

import io.supervised.engine.child.InstanceFactory.Instance;
import java.util.concurrent.CompletableFuture;

/** Has what a child would leave at its end kept before, in its turn among the calls; what fails is told of at the end. */
record KeepAhead(InstanceCare care, StateKeeper keeper, CompletableFuture<Void> over)
    implements Delivery {

  @Override
  public void perform(Instance instance) {
    try {
      var unused = care.keep(keeper).whenComplete((kept, failure) -> over.complete(null));
    } catch (Exception | Error failed) {
      ChildLog.LOG.trace("not kept ahead", failed);
      over.complete(null);
    }
  }

  @Override
  public void refuse(Refusal reason) {
    over.complete(null);
  }
}
