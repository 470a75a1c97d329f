package io.supervised.engine;

import io.supervised.engine.call.CallOptions;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.codec.AllowList;
import io.supervised.engine.codec.Codec;
import io.supervised.engine.codec.References;
import io.supervised.engine.segment.Registrar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a node is to be, in every life of it.
 *
 * @param references what stands for children in arguments and results
 * @param loader the context class loader of all threads that run user code
 */
record NodePlan(
    Configuration configuration,
    List<SupervisedBean> beans,
    SupervisorListener listener,
    ClassLoader loader,
    References references) {

  NodePlan {
    beans = List.copyOf(beans);
  }

  /** The class loaders of the application: a server may give its threads another one than its classes. */
  Set<ClassLoader> applicationLoaders() {
    Set<ClassLoader> loaders = new HashSet<>(Set.of(loader));
    beans.stream()
        .map(bean -> bean.type().getClassLoader())
        .filter(Objects::nonNull) // the JDK's own
        .forEach(loaders::add);
    return loaders;
  }

  /** Reads and writes what the beans' methods take and return, and what registrars do. */
  Codec codec() {
    return codec(configuration.calls().maxBytes());
  }

  /** The same for other sizes. */
  Codec codec(int maxBytes) {
    CallOptions options = configuration.calls();
    List<Class<?>> types = beans.stream().<Class<?>>map(SupervisedBean::type).toList();
    List<Class<?>> called = new ArrayList<>(types);
    called.add(Registrar.class);
    return new Codec(
        AllowList.of(called, options.allowed()).withExceptionsBeside(types),
        loader,
        maxBytes,
        references);
  }
}
