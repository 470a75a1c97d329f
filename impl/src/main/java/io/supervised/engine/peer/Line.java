package io.supervised.engine.peer;

import io.supervised.engine.core.NodeId;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A connection to a life of a node, for messages to it. Written by a thread of its own; a message that finds no room is
 * dropped, for whatever matters is said again.
 */
final class Line {

  private static final int ROOM = 1_024;

  private final NodeId node;
  private final Socket socket;
  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(ROOM);
  private final Runnable onBreak;
  private final Thread writer;
  private volatile boolean closed;

  Line(NodeId node, Socket socket, String threadName, Runnable onBreak) {
    this.node = node;
    this.socket = socket;
    this.onBreak = onBreak;
    this.writer = new Thread(this::write, threadName);
    this.writer.setDaemon(true);
  }

  NodeId node() {
    return node;
  }

  void open() {
    writer.start();
  }

  void send(byte[] frame) {
    if (!waiting.offer(frame)) {
      PeerLog.LOG.debugf("no room for a message to %s", node);
    }
  }

  private void write() {
    try {
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
      while (true) {
        byte[] frame = waiting.take();
        while (frame != null) {
          out.writeInt(frame.length);
          out.write(frame);
          frame = waiting.poll();
        }
        out.flush();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error broken) {
      PeerLog.LOG.debugf(broken, "connection to %s", node);
      Dial.close(socket);
      if (!closed) {
        onBreak.run();
      }
    }
  }

  /** Ends it on purpose, even in the middle of a message: that is no break. */
  void close() {
    closed = true;
    writer.interrupt();
    Dial.close(socket);
  }
}
