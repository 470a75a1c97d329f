package io.supervised.engine.child;

import io.supervised.ClusterNode;
import io.supervised.Token;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Ids 150 to 169. */
@MessageLogger(projectCode = "SUPV", length = 5)
interface ChildLog extends BasicLogger {

  ChildLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), ChildLog.class, "io.supervised.child");

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 150, value = "Child '%s' did not start on node '%s' (%s) and will be tried again")
  void startFailed(String child, ClusterNode node, Token token, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 151,
      value =
          "Child '%s' on node '%s' (%s) ended by an exception of its work loop and will be started again")
  void crashed(String child, ClusterNode node, Token token, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 152,
      value =
          "Child '%s' on node '%s' (%s) threw an exception while it was stopped; it counts as stopped")
  void stopFailed(String child, ClusterNode node, Token token, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 153,
      value =
          "Child '%s' on node '%s' (%s) did not end within %s; its thread was interrupted and is left to itself, and"
              + " the child may start elsewhere. Make its work loop end at an interrupt, or raise"
              + " supervised.node.child-stop-timeout")
  void abandoned(
      String child, ClusterNode node, Token token, Duration limit, @Cause Throwable stack);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 154,
      value =
          "A call to child '%s' could not be answered, for a reason within this process; its caller will call it unknown. See whether"
              + " memory is short")
  void callBroken(String child, @Cause Throwable cause);
}
