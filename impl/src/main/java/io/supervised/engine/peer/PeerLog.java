package io.supervised.engine.peer;

import io.supervised.StartupException;
import io.supervised.engine.core.Address;
import java.lang.invoke.MethodHandles;
import java.net.SocketAddress;
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

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 276,
      value =
          "A connection from %s could not be served, for a reason within this process; the other end will call again. If this"
              + " comes again, see whether threads or memory are short")
  void notServed(SocketAddress from, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 277,
      value =
          "This node can accept no connections, and tries again ten times a second; until it can, the others do not hear whether it"
              + " lives. See whether threads, memory or open files are short")
  void notAccepted(@Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 278,
      value =
          "The node that answers at %s says that it is at %s: something between passes connections on, so what answers proves"
              + " nothing. List each node in supervised.transport.hosts by the address at which it is itself")
  void answersForAnother(Address address, Address said);
}
