package io.supervised.engine;

import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.codec.References;
import java.util.List;

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
}
