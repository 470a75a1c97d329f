package io.supervised.engine;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.engine.registry.ChildRegistry;
import io.supervised.engine.registry.ChildWatch;
import io.supervised.engine.registry.ChildWatch.Change;
import io.supervised.event.ChildEvent;
import java.util.ArrayList;
import java.util.List;

/** Tells the listener of the children of all nodes, if it wants to hear of them. What is seen is put in order by its thread. */
final class ClusterWatch {

  private final EventDispatcher events;
  private final ChildWatch watch = new ChildWatch(); // for the thread of the listener alone
  private volatile boolean wanted;

  ClusterWatch(EventDispatcher events) {
    this.events = events;
  }

  void begin(SupervisorListener listener, ChildRegistry registry) {
    if (!listener.watchesCluster()) {
      return;
    }
    wanted = true;
    registry.watch((name, now) ->
        events.ofChild(told -> tell(told, watch.changed(name, now.filter(ClusterWatch::runs)))));
    List<ChildInfo> running = new ArrayList<>();
    registry.forEach(
        (key, entry) -> entry.child().filter(ClusterWatch::runs).ifPresent(running::add));
    events.ofNode(told -> running.forEach(watch::begin));
  }

  private static boolean runs(ChildInfo child) {
    return child.state() == ChildState.ACTIVE;
  }

  void gone(ClusterNode node) {
    if (wanted) {
      events.ofNode(told -> tell(told, watch.gone(node)));
    }
  }

  private static void tell(SupervisorListener listener, List<Change> changes) {
    for (Change change : changes) {
      ChildInfo child = change.child();
      ChildEvent event = new ChildEvent(child.name(), child.bean(), child.node(), child.token());
      if (change.started()) {
        listener.childStartedAnywhere(event);
      } else {
        listener.childStoppedAnywhere(event);
      }
    }
  }
}
