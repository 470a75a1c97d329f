package io.supervised.engine.peer;

import io.supervised.StartupException;
import io.supervised.engine.core.Address;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Ids 270 to 299. */
@MessageLogger(projectCode = "SUPV", length = 5)
interface PeerLog extends BasicLogger {

  PeerLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), PeerLog.class, "io.supervised.peer");

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 273,
      value =
          "Port %d, which starting nodes hold in turn, was taken for %s; this node starts without waiting longer."
              + " Choose another supervised.transport.port if something else listens there")
  void gateShut(int port, Duration patience);

  @Message(
      id = 274,
      value =
          "No free port for this node on 127.0.0.1: each of %d to %d, or the port %d or %d above it, is taken."
              + " Stop what listens there, or set supervised.transport.port or supervised.transport.port-range")
  StartupException noFreePort(int first, int last, int detector, int life);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 270,
      value =
          "The node at %s speaks version %d of the messages, and this one version %d: they can't be in one cluster, and no"
              + " cluster begins while both are there. Stop one of them")
  void otherVersion(Address address, int theirs, int ours);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 271,
      value =
          "A message from %s was not understood, and the connection is closed: %s. Further ones are not"
              + " reported; see that all nodes run the same version")
  void unreadable(Address address, String reason);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 275,
      value =
          "The node at %s could not be called, for a reason within this process; it will be tried again. If this comes again, see"
              + " whether threads or memory are short")
  void dialFailed(Address address, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 272,
      value =
          "Something accepts connections at %s and does not answer. If it is a node that hangs, this one waits for it; if it"
              + " is something else, free the port or choose another supervised.transport.port")
  void mute(Address address);
}
