package io.supervised.tck.faults.node;

import io.supervised.ChildContext;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.tck.faults.history.EventLog;
import io.supervised.tck.faults.witness.Witness;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Creates children that write down their beginning and their end. */
final class RecordedInstances implements InstanceFactory {

  private final EventLog log;
  private final Witness witness;
  private final int effectMillis;

  RecordedInstances(EventLog log, Witness witness, int effectMillis) {
    this.log = log;
    this.witness = witness;
    this.effectMillis = effectMillis;
  }

  /** The class of what {@link #create} creates. */
  Class<?> type() {
    return effectMillis == 0 ? Idler.class : Worker.class;
  }

  @Override
  public Instance create(ChildContext context) {
    Diary diary = Diary.begin(context, log, witness);
    Object child = effectMillis == 0 ? new Idler() : new Worker(context, diary, effectMillis);
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
