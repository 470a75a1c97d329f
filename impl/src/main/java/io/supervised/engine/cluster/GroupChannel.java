package io.supervised.engine.cluster;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jgroups.JChannel;
import org.jgroups.View;
import org.jgroups.ViewId;
import org.jgroups.protocols.FD_SOCK2;
import org.jgroups.protocols.pbcast.GMS;

/** The JGroups channel of this node's Infinispan. */
final class GroupChannel {

  private final JChannel channel;

  GroupChannel(String stack, String name) throws Exception {
    this.channel = new JChannel(new ByteArrayInputStream(stack.getBytes(StandardCharsets.UTF_8)));
    this.channel.setName(name);
  }

  JChannel raw() {
    return channel;
  }

  UUID self() {
    org.jgroups.util.UUID address = (org.jgroups.util.UUID) channel.getAddress();
    return new UUID(address.getMostSignificantBits(), address.getLeastSignificantBits());
  }

  /** Silences this node the way a kill does: its sockets close, nobody is told, and it sees itself alone. */
  void cut() {
    FD_SOCK2 detector = channel.getProtocolStack().findProtocol(FD_SOCK2.class);
    GMS membership = channel.getProtocolStack().findProtocol(GMS.class);
    channel.getProtocolStack().getTransport().stop();
    detector.stop();
    ViewId next = new ViewId(channel.getAddress(), channel.getView().getViewId().getId() + 1);
    membership.installView(new View(next, List.of(channel.getAddress())));
  }

  void close() {
    channel.close();
  }
}
