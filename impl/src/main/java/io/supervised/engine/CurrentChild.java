package io.supervised.engine;

import io.supervised.ChildContext;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.child.SupervisedBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Which child's own code runs on the current thread: its methods, its work loop, and what begins and ends it. */
final class CurrentChild {

  // not static: nodes in one JVM have children of the same names
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable String> current = new ThreadLocal<>();

  boolean is(String child) {
    return child.equals(current.get());
  }

  /** The bean, with instances whose code is known by their child's name. */
  SupervisedBean known(SupervisedBean bean) {
    InstanceFactory factory = bean.factory();
    return bean.made(context -> create(factory, context));
  }

  private Instance create(InstanceFactory factory, ChildContext context) throws Exception {
    String child = fullName(context);
    String before = enter(child);
    try {
      return new Known(child, factory.create(context));
    } finally {
      leave(before);
    }
  }

  private static String fullName(ChildContext context) {
    return context.supervisor().isEmpty()
        ? context.name()
        : context.supervisor() + ":" + context.name();
  }

  private @Nullable String enter(String child) {
    String before = current.get();
    current.set(child);
    return before;
  }

  private void leave(@Nullable String before) {
    if (before == null) {
      current.remove();
    } else {
      current.set(before);
    }
  }

  private final class Known implements Instance {

    private final String child;
    private final Instance instance;

    Known(String child, Instance instance) {
      this.child = child;
      this.instance = instance;
    }

    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] arguments)
        throws IllegalAccessException, InvocationTargetException {
      String before = enter(child);
      try {
        return instance.invoke(method, arguments);
      } finally {
        leave(before);
      }
    }

    @Override
    public void run(Runnable task) {
      String before = enter(child);
      try {
        instance.run(task);
      } finally {
        leave(before);
      }
    }

    @Override
    public Object target() {
      return instance.target();
    }

    @Override
    public boolean is(Object candidate) {
      return instance.is(candidate);
    }

    @Override
    public void destroy() {
      String before = enter(child);
      try {
        instance.destroy();
      } finally {
        leave(before);
      }
    }
  }
}
