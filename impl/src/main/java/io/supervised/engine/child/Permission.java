package io.supervised.engine.child;

/** Whether this node may run children at this moment; asked before each piece of user code. Cheap and thread-safe. */
@FunctionalInterface
public interface Permission {

  boolean isValid();
}
