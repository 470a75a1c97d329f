package io.supervised.engine;

import io.supervised.engine.child.SupervisedBean;
import java.util.List;

/**
 * What a node is to be, in every life of it.
 *
 * @param loader the context class loader of all threads that run user code
 */
record NodePlan(
    Configuration configuration,
    List<SupervisedBean> beans,
    SupervisorListener listener,
    ClassLoader loader) {

  NodePlan {
    beans = List.copyOf(beans);
  }
}
