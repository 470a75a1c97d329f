package io.supervised.engine.call;

import io.supervised.engine.child.Callee;
import org.jspecify.annotations.Nullable;

/** The children that run on this node. */
@FunctionalInterface
public interface Callees {

  /** The running child of that name, or null. */
  @Nullable
  Callee find(String name);
}
