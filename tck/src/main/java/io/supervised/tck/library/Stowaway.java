package io.supervised.tck.library;

import io.supervised.ChildContext;
import io.supervised.Supervised;
import jakarta.inject.Inject;

/** A supervised bean that comes with a library. */
@Supervised
public class Stowaway {

  @Inject
  ChildContext self;

  public String whereabouts() {
    return self.name() + "@" + self.node();
  }
}
