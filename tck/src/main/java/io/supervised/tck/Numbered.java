package io.supervised.tck;

import io.supervised.Supervised;

/** A bean with enough children to spread over several nodes. */
@Supervised(instances = Numbered.CHILDREN)
public class Numbered {

  /** How many there are: {@code numbered-0} and so on. */
  public static final int CHILDREN = 60;
}
