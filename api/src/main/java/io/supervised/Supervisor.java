package io.supervised;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The node's view of the cluster and of its children. Inject it, or take the {@code ClusterSupervisor} of plain Java.
 *
 * <p>All answers come from memory of this node, except that with {@code supervised.registry=distributed} {@link #whereIs} and
 * {@link #children} may ask other nodes. They are true up to the time an update
 * needs to travel. Before the node has joined and after it has left, lists are empty and questions about names are
 * answered with {@link Optional#empty()}.
 *
 * <p>While the node is without the quorum (see {@link #hasQuorum}) it answers with what it knew before. Thread-safe.
 */
public interface Supervisor {

  /**
   * The members of the cluster, this node among them, oldest first.
   *
   * @return an immutable list
   */
  List<ClusterNode> nodes();

  /**
   * This node.
   *
   * @return the local node
   * @throws IllegalStateException if the node has not joined yet
   */
  ClusterNode localNode();

  /**
   * The node that is responsible for a name: the holder of the segment that the name hashes to, whether or not a child
   * of that name exists. For a name of the form {@code bean@node} it is that node.
   *
   * @param name a child's name
   * @return the node, or empty while the segment changes hands
   */
  Optional<ClusterNode> nodeFor(String name);

  /**
   * The same as {@link #nodeFor}, with the mark whether this node can be sure.
   *
   * @param name a child's name
   * @return the node and the mark, or empty while the segment changes hands
   */
  Optional<Responsibility> responsibleFor(String name);

  /**
   * Whether this node has a lease: enough of the other nodes answer, so that what it knows is true up to the time an update
   * needs to travel, and children may run on it. False also before the node has joined and after it has left.
   *
   * @return true if this node is with the quorum
   */
  boolean hasQuorum();

  /**
   * Whether this node is responsible for a name; the same as comparing {@link #nodeFor} with {@link #localNode}.
   *
   * @param name a child's name
   * @return true if this node holds the name's segment
   */
  boolean isMine(String name);

  /**
   * Where a child runs at this moment, as its owner told the cluster.
   *
   * @param name a child's name
   * @return the node, or empty if no living member runs it
   */
  Optional<ClusterNode> whereIs(String name);

  /**
   * The running children of the whole cluster, in the order of their names; true also on a node that has just joined.
   *
   * @return an immutable list, made at the call; cost grows with the number of children
   */
  List<ChildInfo> children();

  /**
   * The names of the children that run on this node.
   *
   * @return an immutable set, made at the call
   */
  Set<String> localChildren();

  /**
   * A child by its name and the type by which to call it. This asks nobody: whether there is such a child is found out by a call.
   *
   * @param <T> the type
   * @param type the class of the child's bean, or an interface of it
   * @param name the child's name
   * @return the child
   * @throws IllegalArgumentException if the name is null, empty, longer than 500 characters, or has control characters
   * @throws SupervisedException if the type is a class that no stub can be made of; the message says why
   */
  <T> Child<T> child(Class<T> type, String name);
}
