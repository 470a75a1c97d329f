package io.supervised.engine.cluster;

import io.supervised.engine.core.Message;
import io.supervised.engine.core.NodeId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.PhysicalAddress;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.fork.ForkChannel;
import org.jgroups.protocols.FD_SOCK2;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.TP;
import org.jgroups.stack.IpAddress;
import org.jgroups.stack.ProtocolStack;

/**
 * The JGroups channel that this node and its Infinispan share, and the fork of it that carries our own messages: ordered
 * for each sender, delivered on a thread of JGroups.
 */
final class GroupChannel implements Receiver {

  private final JChannel channel;
  private final ClusterEvents events;
  private final Map<NodeId, Address> addresses = new ConcurrentHashMap<>();
  private volatile ForkChannel fork;

  GroupChannel(String stack, ClusterEvents events) throws Exception {
    this.channel = new JChannel(new ByteArrayInputStream(stack.getBytes(StandardCharsets.UTF_8)));
    this.events = events;
    this.fork = new ForkChannel(
        channel, "supervised", "control", true, ProtocolStack.Position.ABOVE, FRAG4.class);
  }

  JChannel raw() {
    return channel;
  }

  /** Begins to listen, once Infinispan has connected the channel, and tells the view that it is in. */
  void listen() throws Exception {
    fork.setReceiver(this);
    fork.connect("supervised");
    viewAccepted(channel.getView());
  }

  NodeId self() {
    return id(channel.getAddress());
  }

  int port() {
    PhysicalAddress physical = (PhysicalAddress) channel.down(
        new org.jgroups.Event(org.jgroups.Event.GET_PHYSICAL_ADDRESS, channel.getAddress()));
    return ((IpAddress) physical).getPort();
  }

  /** Sends, or drops if the receiver has left the view: then the next epoch makes up for it. */
  void send(NodeId to, Message message) {
    Address address = addresses.get(to);
    if (address == null) {
      return;
    }
    try {
      fork.send(new BytesMessage(address, MessageCodec.encode(message)));
    } catch (Exception closed) {
      ClusterLog.LOG.debugf(closed, "not sent to %s: %s", to, message);
    }
  }

  @Override
  public void viewAccepted(View view) {
    List<NodeId> members = view.getMembers().stream().map(GroupChannel::id).toList();
    view.getMembers().forEach(address -> addresses.put(id(address), address));
    addresses.keySet().retainAll(members);
    NodeId creator = id(view.getViewId().getCreator());
    events.viewInstalled(new io.supervised.engine.core.View(
        new io.supervised.engine.core.View.Id(view.getViewId().getId(), creator), members));
  }

  @Override
  public void receive(org.jgroups.Message frame) {
    try {
      events.received(
          id(frame.getSrc()),
          MessageCodec.decode(frame.getArray(), frame.getOffset(), frame.getLength()));
    } catch (IOException unreadable) {
      ClusterLog.LOG.unreadable(frame.getSrc(), String.valueOf(unreadable.getMessage()));
    }
  }

  /** Silences this node the way a kill does: its sockets close, and nobody is told. */
  void cut() {
    FD_SOCK2 detector = channel.getProtocolStack().findProtocol(FD_SOCK2.class);
    TP transport = channel.getProtocolStack().getTransport();
    fork.setReceiver(null);
    transport.stop();
    detector.stop();
  }

  void close() {
    fork.close();
    channel.close();
  }

  static NodeId id(Address address) {
    org.jgroups.util.UUID uuid = (org.jgroups.util.UUID) address;
    return new NodeId(new UUID(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()));
  }
}
