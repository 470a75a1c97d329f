package io.supervised.engine.core;

import io.supervised.Token;
import java.util.List;

/** Everything a node can do. Performed in order, by the event loop. */
public sealed interface Effect {

  record Send(NodeId to, Message message) implements Effect {}

  /** From now on the lease is valid until then; nothing of a child may begin later. */
  record LeaseValid(Time until) implements Effect {}

  /** Start a child; answered by {@link Input.ChildStarted} or {@link Input.ChildEnded}. */
  record Start(Child child, Token token) implements Effect {}

  /** Stop a child, also one that is still starting; answered by {@link Input.ChildEnded}. */
  record Stop(Child child, Token token) implements Effect {}

  /** Answer with {@link Input.RestartDue} after the pause. */
  record RestartAfter(Child child, Token token, long millis) implements Effect {}

  /** A child also runs elsewhere, under a later grant: this activation of it is being stopped. */
  record DuplicateResolved(Child child, Token stopped, Token stays) implements Effect {}

  /** The agreed membership changed; all lists oldest first. */
  record MembersChanged(List<Member> members, List<Member> gone, List<Member> come)
      implements Effect {}

  /** This member has lost the quorum, or is with one again. */
  record QuorumChanged(boolean present) implements Effect {}

  /** This node goes on as another life: whatever it was is over, and everybody is to hear of it. */
  record NewLife(NodeId self) implements Effect {}

  /** The cluster does not take this node. */
  record Refused(String reason) implements Effect {}
}
