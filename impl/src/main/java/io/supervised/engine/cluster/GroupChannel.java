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
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.ViewId;
import org.jgroups.fork.ForkChannel;
import org.jgroups.fork.UnknownForkHandler;
import org.jgroups.protocols.FD_SOCK2;
import org.jgroups.protocols.FORK;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.stack.ProtocolStack;
import org.jspecify.annotations.Nullable;

/**
 * The JGroups channel that this node and its Infinispan share, and the fork of it that carries our own messages: ordered
 * for each sender, delivered on a thread of JGroups.
 */
final class GroupChannel implements Receiver {

  private final JChannel channel;
  private final ClusterEvents events;
  private final Map<NodeId, Address> addresses = new ConcurrentHashMap<>();
  private final ForkChannel fork;

  GroupChannel(String stack, String name, ClusterEvents events) throws Exception {
    this.channel = new JChannel(new ByteArrayInputStream(stack.getBytes(StandardCharsets.UTF_8)));
    this.events = events;
    this.channel.setName(name);
    this.fork = new ForkChannel(
        channel, "supervised", "control", true, ProtocolStack.Position.ABOVE, FRAG4.class);
    FORK forks = channel.getProtocolStack().findProtocol(FORK.class);
    forks.setUnknownForkHandler(new NotListeningYet());
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
    if (!frame.hasArray()) {
      ClusterLog.LOG.unreadable(frame.getSrc(), "it is empty");
      return;
    }
    try {
      events.received(
          id(frame.getSrc()),
          MessageCodec.decode(frame.getArray(), frame.getOffset(), frame.getLength()));
    } catch (IOException unreadable) {
      ClusterLog.LOG.unreadable(frame.getSrc(), String.valueOf(unreadable.getMessage()));
    }
  }

  /** Silences this node the way a kill does: its sockets close, nobody is told, and it sees itself alone. */
  void cut() {
    FD_SOCK2 detector = channel.getProtocolStack().findProtocol(FD_SOCK2.class);
    GMS membership = channel.getProtocolStack().findProtocol(GMS.class);
    fork.setReceiver(null);
    channel.getProtocolStack().getTransport().stop();
    detector.stop();
    ViewId next = new ViewId(channel.getAddress(), channel.getView().getViewId().getId() + 1);
    membership.installView(new View(next, List.of(channel.getAddress())));
  }

  void close() {
    fork.close();
    channel.close();
  }

  static NodeId id(Address address) {
    org.jgroups.util.UUID uuid = (org.jgroups.util.UUID) address;
    return new NodeId(new UUID(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()));
  }

  /** Members may speak to a newcomer before it listens; they will say it again. */
  private static final class NotListeningYet implements UnknownForkHandler {

    @Override
    public @Nullable Object handleUnknownForkStack(org.jgroups.Message message, String stack) {
      return null;
    }

    @Override
    public @Nullable Object handleUnknownForkChannel(org.jgroups.Message message, String channel) {
      return null;
    }
  }
}
