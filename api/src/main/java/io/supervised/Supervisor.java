package io.supervised;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts, stops and finds children, and tells of the cluster. Inject it, or take the {@code ClusterSupervisor} of plain Java.
 *
 * <p>Children are started and stopped from any node. What was acknowledged is known to every member: it outlives all of them but
 * one. An operation that fails with {@link OutcomeUnknownException} may have been done, and may be made again: a child is started
 * once however often that is asked for.
 *
 * <p>All answers about the cluster come from memory of this node, except that with {@code supervised.registry=distributed} {@link #whereIs} and
 * the lists of children may ask other nodes. They are true up to the time an update
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
   * The node that is responsible for a name: the holder of the segment that the name hashes to, or of the one that its {@link
   * Constraint} asked for, whether or not a child of that name exists. For {@code bean@node}, the child that each node has of its
   * own, it is that node.
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
   * Starts a child, somewhere in the cluster, unless it is there already from an equal specification. Arguments are equal
   * if their {@code equals} says so, arrays if what is in them is; those of a class without an {@code equals} of its own, if their bytes
   * are. It returns once every member knows of the child, and the node that is responsible for it is starting it: calls
   * wait for that. A constructor that fails is tried again as after any crash.
   *
   * @param <T> the type by which the child is called
   * @param spec what it is to be
   * @return the child
   * @throws ChildConflictException if there is another child of that name
   * @throws NotExecutedException if it surely was not started; see its subclasses for reasons
   * @throws OutcomeUnknownException if that is not known, after {@code supervised.call.deadline}
   * @throws SerializationException if an argument can't travel
   * @throws IllegalArgumentException if the name can't be one, or the type is not that of exactly one supervised bean
   */
  <T> Child<T> startChild(ChildSpec<T> spec);

  /**
   * The same as {@link #startChild} without waiting. It throws nothing but a {@link NullPointerException} for no specification at
   * all; whatever else is wrong is told by the stage.
   *
   * @param <T> the type by which the child is called
   * @param spec what it is to be
   * @return completed with the child, or exceptionally with what {@link #startChild} would throw, on a thread of the supervisor's
   *     own; what follows may wait for other calls and operations
   */
  <T> CompletionStage<Child<T>> startChildAsync(ChildSpec<T> spec);

  /**
   * Starts many children, in no particular order, and waits for all of them. Each takes {@code supervised.call.deadline} at most
   * once its turn has come.
   *
   * @param specs what they are to be
   * @return a result for each, in the order of the specifications
   */
  List<StartResult> startChildren(Collection<? extends ChildSpec<?>> specs);

  /**
   * Stops a child for good: also if it started by itself with its bean. It returns once every member knows, and the child has
   * stopped, or was left to itself after its time to stop; what waits in its mailbox is not executed. A child of that name may be
   * started again.
   *
   * <p>Within the child itself, or within a call for which the child waits, it returns once every member knows: the child stops when
   * its running call has returned.
   *
   * @param name a child's name
   * @return false if there was no such child
   * @throws NotExecutedException if it surely was not stopped; see its subclasses for reasons
   * @throws OutcomeUnknownException if that is not known, after {@code supervised.call.deadline} and the time that the child may take
   *     to stop
   * @throws IllegalArgumentException if the name can't be one
   */
  boolean terminateChild(String name);

  /**
   * Stops a child and starts it again on the same node, with the same specification and a greater token; also if it is waiting for
   * a restart, or was given up, and with all the restarts that it may have. It returns once the old instance has stopped: calls that begin later meet the new one, and wait for it. Within the
   * child itself, or within a call for which it waits, it returns at once: the child restarts when its running call has returned.
   *
   * @param name a child's name
   * @throws NoSuchChildException if there is no such child
   * @throws NotExecutedException if it surely was not restarted
   * @throws OutcomeUnknownException if that is not known, after {@code supervised.call.deadline} and the time that the child may take
   *     to stop
   * @throws IllegalArgumentException if the name can't be one
   */
  void restartChild(String name);

  /**
   * Moves a running child to a node, with its state, and binds it there as {@link ChildSpec.Builder#onNode} does: while that node is away
   * it runs elsewhere, and it returns when the node is back. Calls wait meanwhile; none of them fails for it. Does nothing if the child
   * is bound to that node already. It returns once the child has stopped where it was, and every member knows that it goes on in the
   * other place, where it starts at once. Whatever nodes die meanwhile, it goes on at one place, the old or the new one, with what it had acknowledged.
   *
   * <p>From then on its specification says {@code onNode}; a start under its name that says nothing of a place finds it there. Two moves
   * of one child follow each other. Within the child itself, or within a call for which it waits, it returns once every member knows: the
   * child moves when its running call has returned.
   *
   * @param name a child's name
   * @param node the name of a member
   * @throws NoSuchChildException if there is no such child
   * @throws NotExecutedException if it surely was not moved
   * @throws OutcomeUnknownException if that is not known, after {@code supervised.call.deadline} and the time that the child may take
   *     to stop
   * @throws IllegalArgumentException if the name can't be one; if there is no such node, or it is drained, leaves, or is not eligible;
   *     or if the child can't be moved: since each node has one of its own, since it was specified to run on one node only, on nodes with a label, or
   *     near to another child, since others are near to it, or since it was given up
   */
  void move(String name, String node);

  /**
   * Where a child runs at this moment, as its owner told the cluster.
   *
   * @param name a child's name
   * @return the node, or empty if no living member runs it
   */
  Optional<ClusterNode> whereIs(String name);

  /**
   * What its owner told of a child.
   *
   * @param name a child's name
   * @return empty if there is no such child, or it is declared by a bean and has never started
   */
  Optional<ChildInfo> find(String name);

  /**
   * What a child was started from.
   *
   * @param name a child's name
   * @return its specification, by the class of its bean; empty if there is no such child, or its bean is not known on this node
   * @throws SerializationException if an argument can't be read on this node
   */
  Optional<ChildSpec<?>> specOf(String name);

  /**
   * The child behind an object.
   *
   * @param instance a stub or proxy of this supervisor, a {@link Child}, or an instance that runs on this node, such as {@code
   *     this} within a child
   * @return empty if it is none of these, or its child has ended
   */
  Optional<ChildInfo> whois(Object instance);

  /**
   * The children of the whole cluster, in the order of their names; true also on a node that has just joined. One that a user has
   * started is listed from then on, one that a bean declares once it has started for the first time.
   *
   * @return an immutable list, made at the call; for clusters of many children see {@link #children(String, int)}
   */
  List<ChildInfo> children();

  /**
   * The children of the whole cluster, some at a time. A child that is there from the first page to the last is on exactly one
   * page; one that starts or ends meanwhile may be on one.
   *
   * @param from {@link ChildPage#next} of the page before; null for the first page
   * @param limit how many children a page has at most, at least 1
   * @return a page
   * @throws IllegalArgumentException if the limit is less than 1, or {@code from} is not of a page
   */
  ChildPage children(@Nullable String from, int limit);

  /**
   * The children of the whole cluster in no particular order, read a page at a time.
   *
   * @return a stream
   */
  Stream<ChildInfo> streamChildren();

  /**
   * The number of children in the whole cluster, as {@link #children()} lists them.
   *
   * @return the number; cost grows with it
   */
  long countChildren();

  /**
   * The names of the children that run on this node.
   *
   * @return an immutable set, made at the call
   */
  Set<String> localChildren();

  /**
   * Why a child is where it is.
   *
   * @param name a child's name, whether or not there is such a child
   * @return an explanation
   * @throws IllegalStateException if the node has not joined yet
   */
  Explanation explain(String name);

  /**
   * Moves everything that others may have away from this node, child by child, within the limits of {@code
   * supervised.rebalance.max-concurrent} and {@code supervised.rebalance.pause}; calls wait for moves and don't fail. The node stays a
   * member that has a vote, and its callers reach all children; it takes nothing more, whoever joins or leaves, until {@link #resume} or
   * the end of the node. Children that no other node may run stay and go on: those that are to run on this node only, and the ones that
   * each node has of its own. If all other nodes are gone, or drained too, this one runs again what nobody else can.
   *
   * <p>It concerns the node as a whole, and so the children of all supervisors on it. {@code close} does the same first, for {@code
   * supervised.shutdown.drain-timeout} at most.
   *
   * @return completed once nothing that others may have runs here; a second drain, while one is under way or done, ends as and when
   *     the first does; completed exceptionally with a {@link NotExecutedException} if no other member may take anything, from the beginning or by now, so that the node goes on
   *     as before; if {@link #resume} is called meanwhile; or if the node has not joined or leaves. What follows runs on a thread of
   *     the supervisor's own
   */
  CompletionStage<Void> drain();

  /**
   * Takes back a {@link #drain}, one that is under way too: this node gets its share again, as if it had just joined, without {@code
   * supervised.rebalance.delay}. Does nothing if it is not drained.
   *
   * @throws IllegalStateException if the node has not joined yet
   */
  void resume();

  /**
   * What moves as soon as the limits let it, and why; a dry run of {@link #rebalance}. Children that are where they should be, or whose
   * segment is changing hands, are not among them. It is what this node knows: the node that leads may know a little more.
   *
   * @return an immutable list in the order of names; empty if everything is where it should be, or the node has not joined
   */
  List<PlannedMove> planRebalance();

  /**
   * Ends the wait of {@code supervised.rebalance.delay} for all nodes that are members now: what {@link #planRebalance} lists moves,
   * within the other limits. It does not wait for that, and is asked once: if the leader dies at this moment, it may have to be asked
   * again.
   *
   * @return what {@link #planRebalance} would have said
   */
  List<PlannedMove> rebalance();

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
