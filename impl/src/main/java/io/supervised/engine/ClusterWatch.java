package io.supervised.engine;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.engine.registry.ChildRegistry;
import io.supervised.engine.registry.ChildWatch;
import io.supervised.engine.registry.ChildWatch.Change;
import io.supervised.engine.registry.ChildWatch.Change.Crashed;
import io.supervised.engine.registry.ChildWatch.Change.GivenUp;
import io.supervised.engine.registry.ChildWatch.Change.Moved;
import io.supervised.engine.registry.ChildWatch.Change.Started;
import io.supervised.engine.registry.ChildWatch.Change.Stopped;
import io.supervised.event.ChildEvent;
import io.supervised.event.CrashEvent;
import io.supervised.event.GivenUpEvent;
import io.supervised.event.MoveEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the listener of the children of all nodes, if it wants to hear of them. What is seen is put in order by its thread. */
final class ClusterWatch {

  private final EventDispatcher events;
  private final ChildWatch watch = new ChildWatch(); // for the thread of the listener alone
  private volatile boolean wanted;

  ClusterWatch(EventDispatcher events) {
    this.events = events;
  }

  /** Begins to listen; what runs already on other nodes is no news. */
  void begin(SupervisorListener listener, ChildRegistry registry, ClusterNode self) {
    if (!listener.watchesCluster()) {
      return;
    }
    wanted = true;
    registry.watch(
        any -> true,
        (name, now) -> events.ofChild(told -> tell(told, watch.changed(name, now.child()))));
    List<ChildInfo> running = new ArrayList<>();
    registry.forEach(
        (key, entry) -> entry.child().filter(ClusterWatch::runs).ifPresent(running::add));
    events.ofNode(told -> running.forEach(child -> find(child, told, self)));
  }

  private void find(ChildInfo child, SupervisorListener listener, ClusterNode self) {
    if (child.node().equals(self)) {
      tell(listener, watch.changed(child.name(), Optional.of(child)));
    } else {
      watch.begin(child);
    }
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
    changes.forEach(change -> tell(listener, change));
  }

  private static void tell(SupervisorListener listener, Change change) {
    if (change instanceof Started started) {
      listener.childStartedAnywhere(event(started.child()));
    } else if (change instanceof Stopped stopped) {
      listener.childStoppedAnywhere(event(stopped.child()));
    } else if (change instanceof Moved moved) {
      listener.childMovedAnywhere(new MoveEvent(event(moved.child()), moved.from()));
    } else if (change instanceof Crashed crashed) {
      listener.childCrashedAnywhere(crash(crashed.child()));
    } else if (change instanceof GivenUp givenUp) {
      listener.childGivenUpAnywhere(givenUp(givenUp.child()));
    }
  }

  private static ChildEvent event(ChildInfo child) {
    return new ChildEvent(child.name(), child.bean(), child.node(), child.token());
  }

  private static CrashEvent crash(ChildInfo child) {
    return new CrashEvent(
        event(child),
        child.reason().orElse(""),
        Optional.empty(),
        child.restarts(),
        Optional.empty());
  }

  private static GivenUpEvent givenUp(ChildInfo child) {
    return new GivenUpEvent(event(child), child.reason().orElse(""), child.restarts());
  }
}
