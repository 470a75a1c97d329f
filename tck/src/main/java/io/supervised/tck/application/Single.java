package io.supervised.tck.application;

import io.supervised.ChildContext;
import io.supervised.Supervised;
import jakarta.inject.Inject;

/** A bean with one child in the cluster. */
@Supervised
public class Single implements Located {

  @Inject
  ChildContext self;

  private int calls;

  @Override
  public String node() {
    return self.node().name();
  }

  /** On which node the instance is, and the how manieth call this is: {@code a 1}. */
  public String whereabouts() {
    calls++;
    return self.node() + " " + calls;
  }
}
