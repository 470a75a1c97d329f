package io.supervised.engine.core;

import java.util.List;
import java.util.Optional;

/**
 * All that a node knows.
 *
 * @param specs the children this node can run
 * @param membership the view, and the epoch that was agreed in it
 * @param holdings the segments this node holds, and the children in them
 * @param assignment the leader's table; idle on every other node
 * @param routes the holder of each segment as far as this node was told
 */
public record State(
    Member self,
    Specs specs,
    Membership membership,
    Holdings holdings,
    Assignment assignment,
    Routes routes) {

  /** A node that knows nobody yet. */
  public static State initial(Member self, List<Child> children) {
    return new State(
        self, Specs.of(children), Membership.NONE, Holdings.NONE, Assignment.NONE, Routes.NONE);
  }

  /** The agreed members, oldest first; empty before the first agreement. */
  public List<Member> members() {
    EpochRecord agreed = membership.agreed();
    return agreed == null ? List.of() : agreed.members();
  }

  public Optional<Member> member(NodeId id) {
    return members().stream().filter(member -> member.id().equals(id)).findFirst();
  }

  /** Whether this node was asked to leave and has nothing left to stop. */
  public boolean hasNothingLeftToStop() {
    return holdings.leaving() && holdings.runNothing();
  }

  NodeId id() {
    return self.id();
  }

  boolean leads() {
    View view = membership.view();
    return view != null && view.leader().equals(id());
  }

  State with(Membership changed) {
    return new State(self, specs, changed, holdings, assignment, routes);
  }

  State with(Holdings changed) {
    return new State(self, specs, membership, changed, assignment, routes);
  }

  State with(Assignment changed) {
    return new State(self, specs, membership, holdings, changed, routes);
  }

  State with(Routes changed) {
    return new State(self, specs, membership, holdings, assignment, changed);
  }
}
