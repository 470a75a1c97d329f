package io.supervised.engine.child;

import io.supervised.ClusterNode;
import io.supervised.OutcomeUnknownException;
import io.supervised.Token;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/** Ids 150 to 169. */
@MessageLogger(projectCode = "SUPV", length = 5)
interface ChildLog extends BasicLogger {

  ChildLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), ChildLog.class, "io.supervised.child");

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 150, value = "Child '%s' did not start on node '%s' (%s)")
  void startFailed(String child, ClusterNode node, Token token, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 151,
      value = "Child '%s' on node '%s' (%s) has crashed: its work loop has thrown an exception")
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
              + " the child may start elsewhere. Make its code end at an interrupt, or raise its shutdownTimeout or"
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

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 155,
      value =
          "Child '%s' on node '%s' (%s) has crashed: a called method has thrown an exception that is no answer. If it is one, name it"
              + " in @Supervised(keepOn)")
  void callCrashed(String child, ClusterNode node, Token token, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 156,
      value =
          "A call to child '%s' on node '%s' (%s) has been running for %s, and others wait for it. See where it stands")
  void stuck(String child, ClusterNode node, Token token, Duration time, @Cause Throwable stack);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 158,
      value =
          "A task that child '%s' on node '%s' (%s) runs by the clock has failed; the child goes on, and so does the clock")
  void timerFailed(String child, ClusterNode node, Token token, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 162,
      value =
          "There is no thread for the end of child '%s' on node '%s' (%s); it counts as ended when its time to stop is over. See whether"
              + " threads or memory are short")
  void noThreadForEnd(String child, ClusterNode node, Token token, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 163,
      value =
          "There is no thread for the work loop of child '%s' on node '%s' (%s); the child is ended and tried again. See whether threads"
              + " or memory are short")
  void noThreadForLoop(String child, ClusterNode node, Token token, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 164,
      value =
          "The executor '%s' does not run the code of children at the moment; threads of this node do until it is found to run tasks"
              + " again. Unless the application is about to end, give it more threads")
  void executorNotUsed(String name, @Cause Throwable reason);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 165,
      value =
          "The state of child '%s' on node '%s' (%s) could not be kept when it stopped; it goes on from the one that was kept before,"
              + " if there is any. Correct its snapshot")
  void stateNotKept(String child, ClusterNode node, Token token, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 166,
      value =
          "Child '%s' on node '%s' (%s) is ended: its state could not be kept after a call, and what the call has changed is undone with"
              + " it. Correct its snapshot")
  void stateNotKeptAfterCall(String child, ClusterNode node, Token token, @Cause Throwable cause);

  @Message(
      id = 167,
      value =
          "The call to child '%s' has run on node '%s', but it is not known whether the state that it has left is kept: %s")
  OutcomeUnknownException notKept(String child, ClusterNode node, String why);

  @Message(id = 159, value = "A task can't be scheduled after %s. Give a time of at most %s")
  IllegalArgumentException noDelay(@Nullable Duration delay, Duration longest);

  @Message(id = 160, value = "A task can't be scheduled every %s. Give a period of %s to %s")
  IllegalArgumentException noPeriod(@Nullable Duration period, Duration shortest, Duration longest);

  @Message(id = 161, value = "No task was given that could be scheduled")
  IllegalArgumentException noTask();

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 157,
      value =
          "Child '%s' on node '%s' (%s) is replaced, since a call has been running for %s, which is longer than"
              + " supervised.call.abandon-after. Its thread is interrupted, and then left to itself")
  void replaced(String child, ClusterNode node, Token token, Duration time, @Cause Throwable stack);
}
