package io.supervised.engine.segment;

import io.supervised.RestartLimit;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Ids 350 to 369. */
@MessageLogger(projectCode = "SUPV", length = 5)
interface SegmentLog extends BasicLogger {

  SegmentLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), SegmentLog.class, "io.supervised.segment");

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 350,
      value =
          "What is known of the children in segment %d could not be read; it is tried again, and they do not run until then. The"
              + " data grid may be busy with the loss of a node")
  void notLoaded(int segment, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 351,
      value =
          "Child '%s' can't start on this node, which has no bean '%s'; it is tried again. Deploy the same version of the"
              + " application on all nodes, or terminate the child")
  void noBean(String child, String bean);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 354,
      value =
          "Child '%s' is given up: it has ended by itself once more than it may, which is %s. The last reason: %s. It does not run until"
              + " Supervisor.restartChild is called")
  void givenUp(String child, RestartLimit limit, String reason);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 355,
      value =
          "Child '%s' is given up, since %s. It does not run until Supervisor.restartChild is called for any child of the group")
  void givenUpWithGroup(String child, String reason);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 352,
      value = "Something that concerns children could not be processed. Please report this")
  void failed(@Cause Throwable cause);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 353,
      value =
          "The start of child '%s' could not be begun, and is tried again. See whether memory or threads are short")
  void notStarted(String child, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 356,
      value =
          "What was last decided about child '%s' can't be read: a node of a newer build has written it. It is left alone; it does not run"
              + " here, and orders for it wait. Upgrade this node, or stop it, so that a newer one takes over")
  void unread(String child);
}
