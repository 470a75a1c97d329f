package io.supervised.engine.peer;

import io.supervised.engine.core.NodeId;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The connections that each life of a node has made to this one, oldest first. There is more than one while a new one takes
 * the place of another, or after the other end has lost one without a word. Thread-safe.
 */
final class Arrivals {

  private final Map<NodeId, List<Socket>> open = new HashMap<>();

  synchronized void add(NodeId node, Socket socket) {
    open.computeIfAbsent(node, first -> new ArrayList<>()).add(socket);
  }

  /** The connections that the node has given up for this one, since it speaks by the newest alone. */
  synchronized List<Socket> before(NodeId node, Socket socket) {
    List<Socket> sockets = open.getOrDefault(node, List.of());
    int index = sockets.indexOf(socket);
    return index > 0 ? List.copyOf(sockets.subList(0, index)) : List.of();
  }

  /** Forgets a connection that ended; whether the node has none any more. */
  synchronized boolean removeLast(NodeId node, Socket socket) {
    List<Socket> sockets = open.getOrDefault(node, List.of());
    if (!sockets.remove(socket) || !sockets.isEmpty()) {
      return false;
    }
    open.remove(node);
    return true;
  }
}
