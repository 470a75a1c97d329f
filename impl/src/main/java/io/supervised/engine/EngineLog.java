package io.supervised.engine;

import io.supervised.ChildConflictException;
import io.supervised.ClusterNode;
import io.supervised.NoSuchChildException;
import io.supervised.NotExecutedException;
import io.supervised.OutcomeUnknownException;
import io.supervised.OverloadedException;
import io.supervised.QuorumLostException;
import io.supervised.StartupException;
import io.supervised.Token;
import io.supervised.engine.core.Address;
import io.supervised.engine.core.Effect;
import io.supervised.engine.core.Input;
import io.supervised.engine.peer.Place;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/** Ids 1 to 49. */
@MessageLogger(projectCode = "SUPV", length = 5)
interface EngineLog extends BasicLogger {

  EngineLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), EngineLog.class, "io.supervised");

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1, value = "Node '%s' joined cluster '%s' on %s in %d ms; members: %s. %s")
  void joined(
      ClusterNode node,
      String cluster,
      Place place,
      long millis,
      List<ClusterNode> members,
      String trust);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 2, value = "Node '%s' left cluster '%s'")
  void left(ClusterNode node, String cluster);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 3, value = "Members of the cluster: %s; gone: %s, come: %s")
  void membersChanged(List<ClusterNode> members, List<ClusterNode> gone, List<ClusterNode> come);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 4,
      value =
          "Node '%s' leaves although some of its children did not stop within %s; they count as abandoned")
  void leavesUntidily(String node, Duration limit);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 5,
      value = "An input could not be processed and has no effect: %s. Please report this")
  void stepFailed(Input.Event input, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 10, value = "Something that was decided could not be done: %s. Please report this")
  void effectFailed(Effect effect, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 11,
      value =
          "Node '%s' has lost the quorum: too few of the members %s answer. Its children are stopped until it is back; what it"
              + " knows of the cluster may be out of date")
  void quorumLost(String node, List<ClusterNode> members);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 12, value = "Node '%s' is with the quorum again; members: %s")
  void quorumRegained(String node, List<ClusterNode> members);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 13,
      value =
          "The cluster went on without node '%s', which was silent for too long; it has stopped its children, and asks to be"
              + " taken in again")
  void leftOut(String node);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 6,
      value = "The listener to events of the cluster failed at one of them; later events are told")
  void listenerFailed(@Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 7,
      value =
          "%d events wait for an observer that does not return; events of children are dropped until it does")
  void eventsDropped(int waiting);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 8,
      value =
          "An observer of an event of the cluster did not return within %s at the end of the node; %d events were not"
              + " delivered")
  void listenerStuck(Duration patience, int dropped);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 9,
      value =
          "The cluster no longer takes node '%s': %s. It runs no children. Give all nodes the same value, then start the node"
              + " again")
  void refusedLater(String node, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 14,
      value =
          "The tie-breaker (%s) could not be asked; while half of the members do not answer, this node runs no children"
              + " without its vote")
  void tieBreakerSilent(String kind, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 16,
      value =
          "The tie-breaker (%s) can't be asked at the start of the node: %s. The node starts without it; if it is still so when"
              + " half of the members do not answer, neither half runs children. Check supervised.quorum.data-source")
  void tieBreakerNotReady(String kind, String reason, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 15,
      value =
          "Child '%s' ran on node '%s' (%s) and elsewhere while the cluster was divided; the one here is stopped, the younger one"
              + " (%s or later) stays")
  void duplicateResolved(String child, String node, Token stopped, Token stays);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 17,
      value =
          "A task of the node's timer failed; the timer goes on. See whether threads or memory are short; if not, please report this")
  void timerFailed(@Cause Throwable cause);

  @Message(
      id = 20,
      value =
          "The cluster refused node '%s': %s. Give all nodes the same value, then start the node again")
  StartupException refused(String node, String reason);

  @Message(
      id = 25,
      value =
          "The node can't listen at %s for its peers: %s. Stop what listens there, or give an address and a port of this machine")
  StartupException notListening(Address address, String reason, @Cause Throwable cause);

  @Message(id = 26, value = "The node could not connect to cluster '%s': %s")
  StartupException notConnected(String cluster, String reason, @Cause Throwable cause);

  @Message(
      id = 21,
      value = "Node '%s' was not taken into cluster '%s' within %s, and can't begin one: %s")
  StartupException notTakenIn(String node, String cluster, Duration timeout, String why);

  @Message(id = 22, value = "The start of the node was interrupted")
  StartupException interrupted();

  @Message(
      id = 23,
      value = "The supervisor has not started yet, or has ended: there is no local node")
  IllegalStateException notRunning();

  @Message(
      id = 24,
      value =
          "Node '%s' is a member but could not start its part of the children's data: %s. Start the node again, or"
              + " raise supervised.node.start-timeout")
  StartupException noData(String node, String reason, @Cause Throwable cause);

  @Message(
      id = 27,
      value =
          "The supervisor has not started yet, or has ended; the call to child '%s' did not run")
  NotExecutedException callWithoutNode(String child);

  @Message(
      id = 28,
      value =
          "No child can have the name '%s': a name has 1 to %d characters, and no control characters among them")
  IllegalArgumentException noName(@Nullable String name, int most);

  @Message(
      id = 29,
      value = "There is no child '%s'; nothing was restarted. Check the name, or start the child")
  NoSuchChildException noSuchChild(String child);

  @Message(
      id = 30,
      value =
          "Child '%s' is there already, and is something else: %s; to be started was: %s. Choose another name, or terminate the"
              + " present one first")
  ChildConflictException conflict(String child, String present, String wanted);

  @Message(
      id = 31,
      value =
          "%s was not settled within %s; it may have been done. Try again, which does no harm: what was done is not done twice")
  OutcomeUnknownException orderUnknown(
      String what, Duration deadline, @Cause @Nullable Throwable last);

  @Message(
      id = 32,
      value =
          "%s was not begun: this node has lost the quorum, so it can't be known to all members. Try again once it is back, or on"
              + " another node")
  QuorumLostException orderWithoutQuorum(String what);

  @Message(
      id = 33,
      value =
          "%s was not begun: no node took the order within %s. The child's segment may be changing hands; try again")
  NotExecutedException orderNotTaken(String what, Duration deadline, @Cause Throwable last);

  @Message(
      id = 34,
      value = "The caller was interrupted. %s may have been done; it can be asked for again")
  OutcomeUnknownException orderInterrupted(String what);

  @Message(
      id = 35,
      value =
          "%s is the type of %s, so no child can be started by it; there are %s. Give the class of one bean, or an interface that"
              + " only one implements")
  IllegalArgumentException noBeanOf(String type, String howMany, List<String> beans);

  @Message(id = 36, value = "A page has at least 1 child, but the limit is %d")
  IllegalArgumentException emptyPage(int limit);

  @Message(
      id = 37,
      value =
          "'%s' is not where a page begins; give what the page before says of the next, or null for the first")
  IllegalArgumentException noPage(String from);

  @Message(id = 38, value = "The supervisor has not started yet, or has ended. %s was not begun")
  NotExecutedException orderWithoutNode(String what);

  @Message(
      id = 39,
      value =
          "Child '%s' can't be started %s: a name keeps the place of its first start, and this one was started %s. Choose another"
              + " name")
  ChildConflictException keepsItsPlace(String child, String wanted, String before);

  @Message(
      id = 40,
      value =
          "There can be no more than %d different constraints of children; there are %s. Use labels instead of the names of nodes")
  IllegalArgumentException tooManyGroups(int most, String present);

  @Message(
      id = 41,
      value =
          "Child '%s' can't be near to '%s', which is itself or one that each node has of its own. Name another child")
  IllegalArgumentException notNear(String child, String other);

  @Message(
      id = 42,
      value =
          "There is no supervisor '%s'; there are %s. Add it to supervised.supervisors on all nodes")
  IllegalArgumentException noSupervisor(String name, Set<String> present);

  @Message(
      id = 43,
      value =
          "The name '%s' is that of a child of supervisor '%s'; choose another name, or use that supervisor")
  IllegalArgumentException nameOfAnother(String name, String supervisor);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 44,
      value =
          "A change of the segments' holders could not be noted, so Supervisor.explain may not show it. See whether memory is short; if"
              + " not, please report this")
  void observerFailed(@Cause Throwable cause);

  @Message(
      id = 45,
      value =
          "%s was not begun: too many operations wait at the node that is to carry it out. Try again later, with fewer at a time;"
              + " supervised.mailbox.capacity is how many may wait")
  OverloadedException orderOverloaded(String what);

  @Message(
      id = 47,
      value =
          "Node '%s' can't be drained: no other member may take anything, as they are drained or leave themselves, or are not eligible;"
              + " members are %s. It goes on as before. Start another node first")
  NotExecutedException nobodyToDrainTo(String node, List<ClusterNode> members);

  @Message(id = 48, value = "The drain of node '%s' ended before everything had moved away: %s")
  NotExecutedException drainEnded(String node, String why);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 49,
      value =
          "Node '%s' is drained: nothing that others may have runs here. It stays a member until it leaves, and takes nothing until"
              + " Supervisor.resume")
  void drained(String node);

  @Message(id = 46, value = "Children can't be supervised as groups: %s")
  StartupException noGroups(String objections);
}
