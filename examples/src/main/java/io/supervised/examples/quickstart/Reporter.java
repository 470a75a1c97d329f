package io.supervised.examples.quickstart;

import io.supervised.ChildContext;
import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Supervisor;
import io.supervised.Token;
import io.supervised.event.ChildEvent;
import io.supervised.event.ChildStarted;
import io.supervised.event.ChildStopped;
import io.supervised.event.NodeDown;
import io.supervised.event.NodeUp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells the launcher what happens on this node: one line on the standard output for each event. */
@ApplicationScoped
class Reporter {

  private final PrintStream launcher =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private final Map<String, Integer> slices = new ConcurrentHashMap<>();

  @Inject
  Supervisor supervisor;

  void up(@Observes @NodeUp ClusterNode node) {
    tell(Event.Kind.UP, node.name(), null, null);
  }

  void down(@Observes @NodeDown ClusterNode node) {
    tell(Event.Kind.DOWN, node.name(), null, null);
  }

  void started(@Observes @ChildStarted ChildEvent event) {
    tell(Event.Kind.STARTED, event.name(), event.token(), null);
  }

  void stopped(@Observes @ChildStopped ChildEvent event) {
    tell(Event.Kind.STOPPED, event.name(), event.token(), null);
  }

  void begun(ChildContext child) {
    tell(Event.Kind.BEGUN, child.name(), child.token(), null);
  }

  void progress(ChildContext child, int read) {
    slices.put(child.name(), read);
  }

  void tallied(ChildContext child, Tally tally) {
    tell(Event.Kind.TALLIED, child.name(), child.token(), tally);
  }

  void ended(ChildContext child) {
    slices.remove(child.name());
    tell(Event.Kind.ENDED, child.name(), child.token(), null);
  }

  /** Answers the launcher's question: which nodes and children this node sees, and how far its own have got. */
  void status() {
    Map<String, String> everywhere = new TreeMap<>();
    for (ChildInfo child : supervisor.children()) {
      if (child.state() == ChildState.ACTIVE) {
        everywhere.put(child.name(), child.node().name());
      }
    }
    Set<String> nodes =
        Set.copyOf(supervisor.nodes().stream().map(ClusterNode::name).toList());
    long read = slices.values().stream().mapToLong(Integer::longValue).sum();
    launcher.println(new Status(read, nodes, supervisor.localChildren(), everywhere).toLine());
  }

  private void tell(Event.Kind kind, String subject, @Nullable Token token, @Nullable Tally tally) {
    launcher.println(new Event(SharedClock.nanos(), "", kind, subject, token, tally).toLine());
  }
}
