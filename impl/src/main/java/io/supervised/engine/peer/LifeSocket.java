package io.supervised.engine.peer;

import io.supervised.engine.core.Message;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The socket by which others know that this process lives: opened before anything else, and closed after everything else.
 * While it is closed, a connection to it is refused, and that is taken as proof that nothing of this node runs any more.
 */
final class LifeSocket {

  private static final int BACKLOG = 200;
  private static final int LONGEST_FRAME = 1 << 20;

  private final PeerOptions options;
  private final Supplier<Hello> self;
  private final Visitors visitors;
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Who is told of what comes in. */
  interface Visitors {

    void said(Hello hello, Message message);

    /** A connection was made; its other end has introduced itself. */
    void came(Hello hello);

    /** The other end has closed the connection, or died. */
    void left(Hello hello);
  }

  /** Listens from now on; connections wait until it is opened. */
  LifeSocket(PeerOptions options, Supplier<Hello> self, Visitors visitors) throws IOException {
    this.options = options;
    this.self = self;
    this.visitors = visitors;
    this.listening = new ServerSocket();
    InetSocketAddress address = new InetSocketAddress(
        InetAddress.getByName(options.self().host()), options.self().port());
    try {
      listening.bind(address, BACKLOG);
    } catch (IOException taken) {
      listening.close();
      throw taken;
    }
  }

  void open() {
    thread("door", this::acceptAll).start();
  }

  private void acceptAll() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        thread("from-" + socket.getPort(), () -> serve(socket)).start();
      } catch (IOException closedOrFailed) {
        PeerLog.LOG.debug("life socket", closedOrFailed);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(options.patienceMillis());
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      Hello visitor = Hello.readFrom(in);
      Hello ours = self.get();
      ours.writeTo(new DataOutputStream(socket.getOutputStream()));
      if (visitor.cluster().equals(ours.cluster()) && visitor.wire() == ours.wire()) {
        socket.setSoTimeout(0);
        listen(visitor, in);
      }
    } catch (IOException strangerOrBroken) {
      PeerLog.LOG.trace("connection from " + socket.getRemoteSocketAddress(), strangerOrBroken);
    } finally {
      open.remove(socket);
    }
  }

  private void listen(Hello visitor, DataInputStream in) {
    visitors.came(visitor);
    try {
      while (true) {
        visitors.said(visitor, MessageCodec.decode(frame(in)));
      }
    } catch (IOException ended) {
      if (!(ended instanceof java.io.EOFException)) {
        PeerLog.LOG.debugf(ended, "connection from %s", visitor.address());
      }
      visitors.left(visitor);
    }
  }

  private static byte[] frame(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_FRAME) {
      throw new IOException(
          "a frame of " + length + " bytes, where " + LONGEST_FRAME + " are allowed");
    }
    byte[] frame = new byte[length];
    in.readFully(frame);
    return frame;
  }

  /** Ends the connections that were made to the former life of this node; it goes on listening. */
  void dismissAll() {
    open.forEach(Dial::close);
  }

  void close() {
    try {
      listening.close();
    } catch (IOException unclean) {
      PeerLog.LOG.debug("life socket", unclean);
    }
    dismissAll();
  }

  private Thread thread(String name, Runnable task) {
    Thread thread = new Thread(task, options.threadPrefix() + name);
    thread.setDaemon(true);
    return thread;
  }
}
