package io.supervised.tck.application;

import io.supervised.ChildContext;
import io.supervised.Supervised;
import jakarta.inject.Inject;

/** A bean with enough children to spread over several nodes. */
@Supervised(instances = Numbered.CHILDREN)
public class Numbered {

  @Inject
  ChildContext self;

  /** How many there are: {@code numbered-0} and so on. */
  public static final int CHILDREN = 60;

  /** Whose instance answers, and on which node: {@code numbered-7@a}. */
  public String whereabouts() {
    return self.name() + "@" + self.node();
  }
}
