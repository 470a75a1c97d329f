package io.supervised.tck.application;

import io.supervised.ClusterNode;
import io.supervised.event.ChildEvent;
import io.supervised.event.ChildStarted;
import io.supervised.event.ChildStopped;
import io.supervised.event.ClusterWide;
import io.supervised.event.NodeDown;
import io.supervised.event.NodeUp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears everything that a node tells, and remembers it in order. */
@ApplicationScoped
public class Diary {

  private final List<String> entries = new CopyOnWriteArrayList<>();

  public List<String> entries() {
    return List.copyOf(entries);
  }

  public void up(@Observes @NodeUp ClusterNode node) {
    entries.add("up " + node);
  }

  public void down(@Observes @NodeDown ClusterNode node) {
    entries.add("down " + node);
  }

  public void started(@Observes @ChildStarted ChildEvent event) {
    entries.add("started " + event.name());
  }

  public void stopped(@Observes @ChildStopped ChildEvent event) {
    entries.add("stopped " + event.name());
  }

  public void startedAnywhere(@Observes @ClusterWide @ChildStarted ChildEvent event) {
    entries.add("started " + event.name() + "@" + event.node());
  }

  public void stoppedAnywhere(@Observes @ClusterWide @ChildStopped ChildEvent event) {
    entries.add("stopped " + event.name() + "@" + event.node());
  }
}
