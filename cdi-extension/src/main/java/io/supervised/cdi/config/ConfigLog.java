package io.supervised.cdi.config;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Ids 300 to 329. */
@MessageLogger(projectCode = "SUPV", length = 5)
interface ConfigLog extends BasicLogger {

  ConfigLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), ConfigLog.class, "io.supervised.config");

  @Message(id = 300, value = "%s = '%s' is not valid: give %s")
  String invalid(String key, String value, String expected);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 301, value = "The key '%s' is unknown and has no effect; did you mean '%s'?")
  void unknown(String key, String nearest);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 302,
      value =
          "No implementation of MicroProfile Config was found: system properties and environment variables are read."
              + " Add one, for instance smallrye-config, to read the application's own configuration")
  void noMicroProfileConfig();
}
