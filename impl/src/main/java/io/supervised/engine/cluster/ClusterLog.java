package io.supervised.engine.cluster;

import io.supervised.StartupException;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Ids 200 to 249. */
@MessageLogger(projectCode = "SUPV", length = 5)
interface ClusterLog extends BasicLogger {

  ClusterLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), ClusterLog.class, "io.supervised.cluster");

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 200,
      value =
          "Port %d, which starting nodes hold in turn, was taken for %s; this node starts without waiting longer."
              + " If two nodes start at this moment they may form two clusters for some seconds."
              + " Choose another supervised.transport.port if something else listens there")
  void gateShut(int port, Duration patience);

  @Message(
      id = 201,
      value =
          "No free port for this node on 127.0.0.1: each of %d to %d, or the port %d above it, is taken."
              + " Stop what listens there, or set supervised.transport.port or supervised.transport.port-range")
  StartupException noFreePort(int first, int last, int offset);

  @Message(
      id = 202,
      value = "The node could not connect to cluster '%s' on ports %d to %d of 127.0.0.1: %s")
  StartupException notConnected(
      String cluster, int first, int last, String reason, @Cause Throwable cause);

  @Message(
      id = 203,
      value =
          "Infinispan does not use the channel it was given but '%s': the node does not run on a transport that is not"
              + " its own. Check that no other Infinispan version is on the class path")
  StartupException foreignChannel(String other);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 204, value = "A message from %s was not understood and is dropped: %s")
  void unreadable(Object from, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 205, value = "The node did not stop cleanly: %s")
  void untidyStop(String what, @Cause Throwable cause);
}
