package io.supervised.engine.child;

import io.supervised.engine.child.InstanceFactory.Instance;

/** A call that is handed to a child. It is performed once or refused once. */
public interface Delivery {

  /** Whether it may run while others of the child do. */
  default boolean isConcurrent() {
    return false;
  }

  /**
   * Performs it; on a thread for user code, while no other call of the child runs but those that are concurrent. Throws nothing.
   */
  void perform(Instance instance);

  /** It will not be performed. Returns at once; on any thread. */
  void refuse(Refusal reason);
}
