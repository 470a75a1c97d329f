package io.supervised.engine;

import io.supervised.engine.core.Member;
import io.supervised.engine.core.State;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of the nodes that this node has seen as members: one of them may come back, another one is a mistake. Thread-safe. */
final class KnownNodes {

  /** So that nodes with names that never come back don't fill the heap. */
  private static final int MOST = 1_000;

  private final Set<String> seen = new LinkedHashSet<>();
  private final Set<String> awaited = new LinkedHashSet<>();
  private List<Member> members = List.of();

  synchronized void see(State state) {
    if (members == state.members()) {
      return;
    }
    members = state.members();
    for (Member member : members) {
      awaited.remove(member.name());
      seen.remove(member.name());
      add(seen, member.name());
    }
  }

  synchronized boolean hasSeen(String node) {
    return seen.contains(node);
  }

  /** Notes that a child waits for the node; true if none did since it was last seen. */
  synchronized boolean await(String node) {
    return !awaited.contains(node) && add(awaited, node);
  }

  private static boolean add(Set<String> names, String name) {
    if (names.size() == MOST) {
      names.remove(names.iterator().next());
    }
    return names.add(name);
  }
}
