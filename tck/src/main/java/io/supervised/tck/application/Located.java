package io.supervised.tck.application;

/** What {@link Single} can be asked without knowing its class. */
public interface Located {

  /** The name of the node on which the instance is. */
  String node();
}
