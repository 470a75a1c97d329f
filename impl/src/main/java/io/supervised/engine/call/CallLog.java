package io.supervised.engine.call;

import io.supervised.ClusterNode;
import io.supervised.NotExecutedException;
import io.supervised.QuorumLostException;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Ids 170 to 199. */
@MessageLogger(projectCode = "SUPV", length = 5)
interface CallLog extends BasicLogger {

  CallLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), CallLog.class, "io.supervised.call");

  @Message(
      id = 170,
      value =
          "Child '%s' belongs to node '%s'; the call did not run, since calls from one node to another are not supported"
              + " yet. Call it there, for instance by @Supervised(everyNode = true)")
  NotExecutedException elsewhere(String child, ClusterNode node);

  @Message(
      id = 171,
      value =
          "Child '%s' did not run on this node for %s; the call did not run. Try again, or check that the child exists"
              + " and starts")
  NotExecutedException nowhere(String child, Duration patience);

  @Message(
      id = 172,
      value =
          "The caller was interrupted while it waited for child '%s' to start; the call did not run")
  NotExecutedException interrupted(String child);

  @Message(
      id = 173,
      value =
          "The call to child '%s' did not run: this node has lost the quorum, so it neither runs children nor knows who does."
              + " Try again once it is back, or on another node")
  QuorumLostException quorumLost(String child);
}
