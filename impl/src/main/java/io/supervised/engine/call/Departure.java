package io.supervised.engine.call;

import io.supervised.engine.call.CallFrame.Leaving;
import io.supervised.engine.core.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the others that this node makes no more calls, and waits until all of them know. Thread-safe. */
final class Departure {

  private final Whereabouts cluster;
  private final Links links;
  private final Set<NodeId> unaware = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> known = new CompletableFuture<>();

  Departure(Whereabouts cluster, Links links) {
    this.cluster = cluster;
    this.links = links;
  }

  /** Completed when every other member has noted it, or is gone. */
  CompletableFuture<Void> begin() {
    List<Link> others = cluster.members().stream()
        .filter(member -> !member.equals(cluster.self()))
        .map(links::to)
        .filter(Objects::nonNull)
        .toList();
    others.forEach(other -> unaware.add(other.there()));
    others.forEach(other -> links.send(other, new Leaving()));
    conclude();
    return known;
  }

  void noted(NodeId by) {
    if (unaware.remove(by)) {
      conclude();
    }
  }

  void gone(Collection<NodeId> nodes) {
    if (unaware.removeAll(nodes)) {
      conclude();
    }
  }

  private void conclude() {
    if (unaware.isEmpty()) {
      known.complete(null);
    }
  }
}
