package io.supervised.engine.peer;

import io.supervised.engine.core.Address;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something that listens where a node could, and does with a connection whatever a test wants. */
final class RawListener implements AutoCloseable {

  private final ServerSocket listening = new ServerSocket();
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  private final Thread door;

  /** What is done with a connection, on a thread of its own; it stays open afterwards, until the end of the test. */
  interface Manner {
    void meet(Socket socket) throws Exception;
  }

  RawListener(Address address, Manner manner) throws IOException {
    listening.bind(new InetSocketAddress(address.host(), address.port()), 50);
    door = start(() -> acceptAll(manner));
  }

  private void acceptAll(Manner manner) {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        accepted.add(socket);
        Thread unused = start(() -> meet(manner, socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void meet(Manner manner, Socket socket) {
    try {
      manner.meet(socket);
    } catch (Exception ended) {
      Dial.close(socket);
    }
  }

  private static Thread start(Runnable task) {
    Thread thread = new Thread(task, "raw-listener");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** All connections so far, oldest first. */
  List<Socket> accepted() {
    return accepted;
  }

  /** The port is free afterwards: it is not before the thread has noticed that waits for connections. */
  @Override
  public void close() throws IOException {
    listening.close();
    try {
      door.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    accepted.forEach(Dial::close);
  }
}
