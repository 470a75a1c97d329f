package io.supervised.engine.call;

import io.supervised.CallCycleException;
import io.supervised.GivenUpException;
import io.supervised.NoSuchChildException;
import io.supervised.NotExecutedException;
import io.supervised.OutcomeUnknownException;
import io.supervised.OverloadedException;
import io.supervised.QuorumLostException;
import io.supervised.StartupException;
import io.supervised.WrongTypeException;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Ids 170 to 199. */
@MessageLogger(projectCode = "SUPV", length = 5)
interface CallLog extends BasicLogger {

  CallLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), CallLog.class, "io.supervised.call");

  @Message(
      id = 173,
      value =
          "The call to child '%s' did not run: this node has lost the quorum, so it neither runs children nor knows who does."
              + " Try again once it is back, or on another node")
  QuorumLostException quorumLost(String child);

  @Message(
      id = 174,
      value =
          "The call to child '%s' did not run: no node took it within %s. The child may be starting, moving or stopped."
              + " Try again, or give the call a later deadline")
  NotExecutedException notTaken(String child, Duration deadline);

  @Message(
      id = 175,
      value =
          "The call to child '%s' did not run: it waited on node '%s' for other calls until its deadline. Try again, or give the"
              + " call a later deadline")
  NotExecutedException notBegun(String child, String node);

  @Message(
      id = 176,
      value =
          "The call to child '%s' on node '%s' had no answer within %s; it may have run, or still run. Make it again only if that"
              + " does no harm")
  OutcomeUnknownException noAnswer(String child, String node, Duration deadline);

  @Message(
      id = 177,
      value =
          "Node '%s' died or was left out while it had the call to child '%s'; it may have run. Make it again only if that does no"
              + " harm")
  OutcomeUnknownException nodeLost(String node, String child);

  @Message(
      id = 178,
      value =
          "The call to child '%s' did not run: its mailbox on node '%s' is full, or that node has no thread left for calls. Try"
              + " again later, with fewer calls at a time; supervised.mailbox.capacity is how many may wait")
  OverloadedException mailboxFull(String child, String node);

  @Message(
      id = 179,
      value =
          "The call to child '%s' did not run: %d calls of this node to it are under way. Wait for some to end, or raise"
              + " supervised.mailbox.capacity")
  OverloadedException tooMany(String child, int capacity);

  @Message(
      id = 180,
      value = "There is no child '%s'; the call did not run. Check the name, or start the child")
  NoSuchChildException noSuchChild(String child);

  @Message(
      id = 181,
      value =
          "Child '%s' is a %s, which is not of the type by which it was called, or does not have the method; the call did not run."
              + " Call it by that class or by an interface of it, and see that all nodes run the same version")
  WrongTypeException wrongType(String child, String bean);

  @Message(
      id = 182,
      value =
          "The call to child '%s' did not run, for it would wait for itself: %s. Make one of these calls a cast, or do not wait for"
              + " it")
  CallCycleException cycle(String child, String chain);

  @Message(
      id = 183,
      value = "The caller was interrupted before the call to child '%s' was sent; it did not run")
  NotExecutedException interrupted(String child);

  @Message(
      id = 184,
      value =
          "The caller was interrupted while it waited for the answer of child '%s'; the call may have run, or still run")
  OutcomeUnknownException interruptedWaiting(String child);

  @Message(
      id = 185,
      value =
          "The call to child '%s' did not run, because node '%s' could not read its arguments: %s")
  NotExecutedException unreadable(String child, String node, String reason);

  @Message(
      id = 199,
      value =
          "The call to child '%s' did not run: node '%s' runs another build, and one of both does not know what the other one says (%s)."
              + " Make it again when all nodes run the same")
  NotExecutedException otherBuild(String child, String node, String what);

  @Message(id = 186, value = "The call to child '%s' ran, but its result can't be sent: %s")
  String unsendable(String child, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 187, value = "A cast to child '%s' has failed")
  void castFailed(String child, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 188,
      value =
          "A frame from another node was not understood, and is dropped: %s. Further ones are not reported; see that all nodes run"
              + " the same version")
  void malformed(String reason);

  @Message(
      id = 189,
      value =
          "This node is leaving the cluster; the call to child '%s' did not run here. Try again on"
              + " another node")
  NotExecutedException leaving(String child);

  @Message(
      id = 190,
      value =
          "This node left the cluster while it waited for the answer of child '%s'; the call may"
              + " have run")
  OutcomeUnknownException leftWaiting(String child);

  @Message(id = 191, value = "A deadline must be longer than zero, but is %s")
  IllegalArgumentException deadlineNotPositive(Duration deadline);

  @Message(
      id = 192,
      value =
          "The node of child '%s' left the cluster before the call had ended; it has begun, and may still run. Make it again only"
              + " if that does no harm")
  OutcomeUnknownException abandoned(String child);

  @Message(
      id = 193,
      value =
          "%s has not one @Receive method that takes a %s best; the message is not sent. Its @Receive methods take: %s")
  IllegalArgumentException noReceiver(String type, String message, List<Class<?>> taken);

  @Message(id = 194, value = "A message must not be null")
  IllegalArgumentException noMessage();

  @Message(
      id = 198,
      value =
          "The call to child '%s' did not run, since the child was given up: it has ended by itself too often (%s). Call"
              + " Supervisor.restartChild once that is mended")
  GivenUpException givenUp(String child, String reason);

  @Message(
      id = 195,
      value =
          "Child '%s' was read from a stream, but no supervisor is found in this thread. Read it within an application that has one")
  String noSupervisor(String child);

  @Message(
      id = 196,
      value =
          "%s has the deadline '%s', which is not an ISO-8601 duration longer than zero, for instance PT30S. Correct its @Deadline,"
              + " or that of its type")
  IllegalArgumentException noDeadline(String method, String deadline);

  @Message(id = 197, value = "%s can't be supervised: %s")
  StartupException unfit(String bean, String objections);
}
