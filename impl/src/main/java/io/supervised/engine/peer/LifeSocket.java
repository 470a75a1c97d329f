package io.supervised.engine.peer;

import io.supervised.engine.core.Address;
import io.supervised.engine.core.Message;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The socket by which others know that this process lives: opened before anything else, and closed after everything else.
 * While it is closed, a connection to it is refused, and that is taken as proof that nothing of this node runs any more.
 */
final class LifeSocket {

  private static final int BACKLOG = 200;

  /** Room for two grants of each of the 65,536 segments that there can be. */
  private static final int LONGEST_FRAME = 8 << 20;

  private static final int CLOSE_MILLIS = 1_000;
  private static final long ACCEPT_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final PeerOptions options;
  private final Supplier<Hello> self;
  private final Visitors visitors;
  private final Executor serving;
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Arrivals arrivals = new Arrivals();
  private final Set<Address> notUnderstood = ConcurrentHashMap.newKeySet();
  private final Thread door;

  /** Who is told of what comes in. */
  interface Visitors {

    void said(Hello hello, Message message);

    /** A connection was made; its other end has introduced itself. */
    void came(Hello hello);

    /** The other end has closed its last connection, or died. */
    void left(Hello hello);
  }

  /**
   * Listens from now on; connections wait until it is opened.
   *
   * @param serving does what there is to do with each connection, at once and until its end
   */
  LifeSocket(PeerOptions options, Supplier<Hello> self, Visitors visitors, Executor serving)
      throws IOException {
    this.options = options;
    this.self = self;
    this.visitors = visitors;
    this.serving = serving;
    this.listening = new ServerSocket();
    this.door = new Thread(this::acceptAll, options.threadPrefix() + "door");
    this.door.setDaemon(true);
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
    door.start();
  }

  private void acceptAll() {
    boolean failing = false;
    while (!listening.isClosed()) {
      try {
        accept();
        failing = false;
      } catch (IOException | RuntimeException | Error failed) {
        if (!failing && !listening.isClosed()) {
          PeerLog.LOG.notAccepted(failed);
        }
        failing = true;
        LockSupport.parkNanos(ACCEPT_AGAIN_NANOS);
      }
    }
  }

  /** If no thread can be started the connection stays open, until the next life: why, see {@link #serve}. */
  private void accept() throws IOException {
    Socket socket = listening.accept();
    open.add(socket);
    serving.execute(() -> serve(socket));
  }

  /**
   * Whoever is soon hung up on without a word takes this node for gone. So when it can't answer, say for lack of memory, it
   * hangs up after the other end has done so.
   */
  private void serve(Socket socket) {
    try {
      attend(socket);
      end(socket);
    } catch (IOException strangerOrBroken) {
      PeerLog.LOG.trace("connection from " + socket.getRemoteSocketAddress(), strangerOrBroken);
      end(socket);
    } catch (RuntimeException | Error failed) {
      outwait();
      end(socket);
      PeerLog.LOG.notServed(socket.getRemoteSocketAddress(), failed);
    }
  }

  private void attend(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(options.patienceMillis());
    DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    Hello visitor = Hello.readFrom(in);
    Hello ours = self.get();
    if (visitor.cluster().equals(ours.cluster()) && visitor.wire() == ours.wire()) {
      receive(visitor, ours, socket, in);
    } else {
      ours.writeTo(new DataOutputStream(socket.getOutputStream()));
    }
  }

  /** Until the other end has lost its patience, which is as long as this one's. */
  private void outwait() {
    try {
      TimeUnit.MILLISECONDS.sleep(options.patienceMillis());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(Socket socket) {
    open.remove(socket);
    Dial.close(socket);
  }

  /** The visitor may end its former connection once it is answered: so this one is noted before. */
  private void receive(Hello visitor, Hello ours, Socket socket, DataInputStream in)
      throws IOException {
    arrivals.add(visitor.node(), socket);
    try {
      ours.writeTo(new DataOutputStream(socket.getOutputStream()));
      converse(visitor, socket, in);
    } finally {
      if (arrivals.removeLast(visitor.node(), socket)) {
        visitors.left(visitor);
      }
    }
  }

  /** The visitor is answered: from here on it is hung up on when something goes wrong, and so it calls again. */
  private void converse(Hello visitor, Socket socket, DataInputStream in) throws IOException {
    try {
      socket.setSoTimeout(0);
      visitors.came(visitor);
      listen(visitor, socket, in);
    } catch (RuntimeException | Error failed) {
      PeerLog.LOG.notServed(socket.getRemoteSocketAddress(), failed);
    }
  }

  private void listen(Hello visitor, Socket socket, DataInputStream in) throws IOException {
    while (true) {
      byte[] frame = frame(in, visitor);
      arrivals.before(visitor.node(), socket).forEach(Dial::close);
      try {
        MessageCodec.decode(frame).ifPresent(message -> visitors.said(visitor, message));
      } catch (IOException unreadable) {
        throw notUnderstood(visitor, unreadable);
      }
    }
  }

  private byte[] frame(DataInputStream in, Hello visitor) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_FRAME) {
      throw notUnderstood(
          visitor,
          new IOException(
              "a frame of " + length + " bytes, where " + LONGEST_FRAME + " are allowed"));
    }
    byte[] frame = in.readNBytes(length); // makes room for what comes, not for what was announced
    if (frame.length < length) {
      throw new EOFException();
    }
    return frame;
  }

  /** Reported once for each node: what is wrong with it does not pass. */
  private IOException notUnderstood(Hello visitor, IOException reason) {
    Address address = visitor.address();
    if (options.addresses().contains(address) && notUnderstood.add(address)) {
      PeerLog.LOG.unreadable(address, String.valueOf(reason.getMessage()));
    }
    return reason;
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
    awaitDoor();
  }

  /** The port is free once the thread that waits for connections has noticed. */
  private void awaitDoor() {
    try {
      door.join(CLOSE_MILLIS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    dismissAll();
  }
}
