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
}
