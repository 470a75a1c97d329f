package io.supervised.engine;

import io.supervised.NoSuchChildException;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Ids 50 to 69. */
@MessageLogger(projectCode = "SUPV", length = 5)
interface OperationLog extends BasicLogger {

  OperationLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), OperationLog.class, "io.supervised");

  @Message(
      id = 50,
      value =
          "There is no child '%s': no node '%s' is a member, or was one since this node joined; members are %s. Nothing was done."
              + " Check the name")
  NoSuchChildException noSuchNode(String child, String node, List<String> members);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 51,
      value =
          "Child '%s' waits for node '%s', which is not a member; members are %s. Start that node; or, if its name is wrong,"
              + " terminate the child and start another one")
  void waitsForNode(String child, String node, List<String> members);

  @Message(
      id = 52,
      value =
          "Child '%s' can't be near to '%s', which was never started, so that its place is not settled. Start that one first")
  IllegalArgumentException nearToNobody(String child, String other);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 53,
      value =
          "An observer of an event of the cluster has not returned for %s, and %d events wait for it. Make it asynchronous, or let"
              + " it hand over what takes long. It is at%s")
  void observerBlocked(Duration time, int waiting, String stack);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 55,
      value =
          "Node '%s' stops children that others had not taken over within %s; they start elsewhere once they have stopped. If they take"
              + " that long to move, raise supervised.shutdown.drain-timeout")
  void notTakenOver(String node, Duration timeout);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 54,
      value =
          "%d events wait for an observer that does not return; events of nodes are dropped too until it does")
  void nodeEventsDropped(int waiting);

  @Message(
      id = 56,
      value =
          "Child '%s' can't be moved to node '%s', which is not a member; members are %s. Check the name, or start that node first")
  IllegalArgumentException noNodeToMoveTo(String child, String node, List<String> members);

  @Message(
      id = 57,
      value =
          "Child '%s' can't be moved to node '%s', which may run no children: supervised.nodes.eligible is %s. Choose one of those, or"
              + " add that node on all nodes")
  IllegalArgumentException nodeNotEligible(String child, String node, String eligible);

  @Message(
      id = 58,
      value =
          "Child '%s' can't be moved to node '%s', which is drained or leaves. Choose another node, or call Supervisor.resume there"
              + " first")
  IllegalArgumentException nodeDrained(String child, String node);

  @Message(
      id = 59,
      value =
          "Child '%s' can't be moved: each node has one of its own. Only the node can go elsewhere")
  IllegalArgumentException movesWithItsNode(String child);

  @Message(
      id = 60,
      value =
          "Child '%s' can't be moved: it was specified to run %s, and that decides where it is. Change that, or start it under another"
              + " name without it")
  IllegalArgumentException hasItsPlace(String child, String where);

  @Message(
      id = 61,
      value =
          "Child '%s' can't be moved: it would leave the children that are to be near to it, %s. Terminate them first, or start all of"
              + " them elsewhere")
  IllegalArgumentException movesWithOthers(String child, List<String> near);

  @Message(
      id = 62,
      value =
          "Child '%s' can't be moved: it was given up, so there is nothing to move. Call Supervisor.restartChild first")
  IllegalArgumentException givenUpDoesNotMove(String child);
}
