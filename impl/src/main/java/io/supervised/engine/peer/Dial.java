package io.supervised.engine.peer;

import io.supervised.engine.core.Address;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect to an address, and what came of it.
 *
 * @param socket open if a node answered
 * @param hello what it said
 */
record Dial(
    Outcome outcome, @Nullable Socket socket, @Nullable Hello hello) {

  enum Outcome {
    ANSWERED,
    /** The operating system there says that nothing listens. */
    REFUSED,
    /** Something listens that does not speak as a node does. */
    FOREIGN,
    /** Nothing can be said: no answer in time, or a connection that broke. */
    SILENT
  }

  /**
   * Connects, and says who we are. Who hangs up instead of an answer is no node; unless it did so late, for so does a node that
   * has waited in vain for what we say, because this process did not get to say it.
   */
  static Dial to(Address address, Hello self, int patienceMillis) {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(address.host(), address.port()), patienceMillis);
    } catch (IOException failed) {
      close(socket);
      return without(isRefusal(failed) ? Outcome.REFUSED : Outcome.SILENT);
    }
    long connected = System.nanoTime();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(patienceMillis);
      self.writeTo(new DataOutputStream(socket.getOutputStream()));
      Hello hello =
          Hello.readFrom(new DataInputStream(new BufferedInputStream(socket.getInputStream())));
      return new Dial(Outcome.ANSWERED, socket, hello);
    } catch (Hello.Stranger stranger) {
      close(socket);
      return without(Outcome.FOREIGN);
    } catch (EOFException | SocketException hungUp) {
      close(socket);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - connected);
      return without(millis < patienceMillis / 2 ? Outcome.FOREIGN : Outcome.SILENT);
    } catch (IOException silent) {
      close(socket);
      return without(Outcome.SILENT);
    }
  }

  private static Dial without(Outcome outcome) {
    return new Dial(outcome, null, null);
  }

  /**
   * Whether the other end said so itself; a time-out, or no route to the host, says nothing about it. The message is the one of
   * the operating system, which the JDK hands on untranslated.
   */
  private static boolean isRefusal(IOException failed) {
    String message = failed.getMessage();
    return failed instanceof ConnectException
        && !(failed.getCause() instanceof SocketTimeoutException)
        && message != null
        && message.toLowerCase(Locale.ROOT).contains("refused");
  }

  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException unclean) {
      PeerLog.LOG.debug("socket", unclean);
    }
  }
}
