package io.supervised.tck.faults.node;

import io.supervised.ChildContext;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.tck.faults.history.EventLog;
import io.supervised.tck.faults.witness.Witness;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Creates children that write down their beginning and their end.
 *
 * @param type of what is created
 * @param first the number of the first child for the second witness
 * @param maker makes the child itself
 */
record RecordedInstances(
    Class<?> type,
    EventLog log,
    Witness witness,
    int first,
    BiFunction<ChildContext, Diary, Object> maker)
    implements InstanceFactory {

  /** Children that have an effect every few milliseconds; with 0, that do nothing. */
  static RecordedInstances workers(EventLog log, Witness witness, int effectMillis) {
    return effectMillis == 0
        ? new RecordedInstances(Idler.class, log, witness, 0, (self, diary) -> new Idler())
        : new RecordedInstances(
            Worker.class, log, witness, 0, (self, diary) -> new Worker(self, diary, effectMillis));
  }

  /**
   * Children that count.
   *
   * @param others how many children there are besides
   */
  static RecordedInstances counters(EventLog log, Witness witness, int others) {
    return new RecordedInstances(
        Counter.class, log, witness, others, (self, diary) -> new Counter(self, diary, log));
  }

  @Override
  public Instance create(ChildContext context) {
    Diary diary = Diary.begin(context, first + context.index(), log, witness);
    Object child = maker.apply(context, diary);
    diary.ready();
    return new Recorded(child, diary);
  }

  private record Recorded(Object child, Diary diary) implements Instance {

    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] arguments)
        throws IllegalAccessException, InvocationTargetException {
      return method.invoke(child, arguments);
    }

    @Override
    public void destroy() {
      diary.end();
    }
  }
}
