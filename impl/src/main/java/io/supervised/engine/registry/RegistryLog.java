package io.supervised.engine.registry;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Ids 250 to 269. */
@MessageLogger(projectCode = "SUPV", length = 5)
interface RegistryLog extends BasicLogger {

  RegistryLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), RegistryLog.class, "io.supervised.registry");

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 250,
      value =
          "The entries of %d children could not be written, and will be tried again; until then other nodes do not see what has"
              + " become of them. The data grid may be busy with the loss of a node")
  void notWritten(int children);
}
