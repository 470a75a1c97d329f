package io.supervised.engine.child;

import io.supervised.ChildContext;
import io.supervised.engine.state.Subject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates the instances of a bean: by the CDI container, or by a constructor in plain Java. */
@FunctionalInterface
public interface InstanceFactory {

  /** Creates an instance, ready to be called; whatever it throws counts as a failed start. */
  Instance create(ChildContext context) throws Exception;

  /** One instance of the bean, in the hands of the supervisor. */
  interface Instance extends Subject {

    /** Runs a task that belongs to the instance, in the same contexts. */
    default void run(Runnable task) {
      task.run();
    }

    /** Whether the object is this instance; an instance that can't tell says no. */
    default boolean is(Object candidate) {
      return false;
    }

    /** Ends the instance and whatever was created for it; called once. */
    void destroy();
  }

  /** Instances that need no more than to be made. */
  static InstanceFactory of(Supplier<?> constructor) {
    return context -> {
      Object made = constructor.get();
      return new Instance() {
        @Override
        public @Nullable Object invoke(Method method, @Nullable Object[] arguments)
            throws IllegalAccessException, InvocationTargetException {
          return method.invoke(made, arguments);
        }

        @Override
        public Object target() {
          return made;
        }

        @Override
        public boolean is(Object candidate) {
          return candidate == made;
        }

        @Override
        public void destroy() {
          // nothing was created besides
        }
      };
    };
  }
}
