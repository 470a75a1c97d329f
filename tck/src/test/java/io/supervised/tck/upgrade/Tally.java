package io.supervised.tck.upgrade;

import io.supervised.Durability;
import io.supervised.Keep;
import io.supervised.Supervised;

/** A child that counts, and whose count survives. It uses nothing that the previous build does not have. */
@Supervised(autoStart = false, durability = Durability.EACH_CALL)
public class Tally {

  @Keep
  private int count;

  public int add(int more) {
    count += more;
    return count;
  }
}
