package io.supervised.engine.call;

import io.supervised.engine.core.NodeId;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What calls need to know of the cluster; answered from memory, by any thread. */
public interface Whereabouts {

  /** The present life of this node. */
  NodeId self();

  /** All members, this node among them. */
  Collection<NodeId> members();

  /** The node that should run the child at the moment, as far as is known here; null if none is. */
  @Nullable
  NodeId hostOf(String child);

  /** Whether there surely is no such child, since this node is responsible for the name and would know. */
  boolean lacks(String child);

  /** Why the child was given up; empty if it was not, or this node is not responsible for it. */
  Optional<String> givenUp(String child);

  /** Where the child belongs, for {@link #learn}, if that is not in the segment of its name, nor in the hands of this node. */
  Optional<String> elsewhere(String child);

  /** Another node has told where the child belongs. */
  void learn(String child, String where);

  /** There is no such child where it was said to belong. */
  void forget(String child);

  /** Whether this node has lost the quorum, so that it knows nothing for sure. */
  boolean hasLostQuorum();

  /** The address of a member in the data grid; null if it is no member. */
  @Nullable
  UUID addressOf(NodeId node);

  /** The name of a member, or something to call a life that is none. */
  String nameOf(NodeId node);
}
