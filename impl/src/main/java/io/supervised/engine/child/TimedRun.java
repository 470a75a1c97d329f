package io.supervised.engine.child;

import io.supervised.engine.child.InstanceFactory.Instance;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** How what is due by the clock runs: as a call that nobody has made. */
record TimedRun(LiveChild child, CallChains chains) {

  /** What runs at its time. */
  interface Work {
    void on(Instance instance) throws InvocationTargetException, IllegalAccessException;
  }

  void of(Work work, Instance instance) {
    List<String> before = chains.enter(List.of(), child.plan().name());
    try {
      work.on(instance);
    } catch (InvocationTargetException thrown) {
      failed(thrown.getTargetException());
    } catch (IllegalAccessException | RuntimeException | Error thrown) {
      failed(thrown);
    } finally {
      chains.leave(before);
    }
  }

  /** A crash is told of by the child. */
  void failed(Throwable thrown) {
    if (child.isActive()) {
      ChildLog.LOG.timerFailed(
          child.plan().name(), child.node(), child.token(), Thrown.printable(thrown));
    }
  }
}
