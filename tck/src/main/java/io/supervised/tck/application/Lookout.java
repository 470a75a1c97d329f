package io.supervised.tck.application;

import io.supervised.event.ChildEvent;
import io.supervised.event.ChildStarted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

/** Tells what observers find around them, as they found it at the latest event. */
@ApplicationScoped
public class Lookout {

  private volatile String synchronous = "";
  private volatile String asynchronous = "";

  public void started(@Observes @ChildStarted ChildEvent event) {
    synchronous = Names.found();
  }

  public void startedAsync(@ObservesAsync @ChildStarted ChildEvent event) {
    asynchronous = Names.found();
  }

  public String naming() {
    return synchronous + "\n" + asynchronous;
  }
}
