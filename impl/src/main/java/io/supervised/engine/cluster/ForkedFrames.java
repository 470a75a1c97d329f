package io.supervised.engine.cluster;

import io.supervised.engine.call.FrameChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.View;
import org.jgroups.fork.ForkChannel;
import org.jgroups.protocols.UFC;
import org.jgroups.stack.Protocol;
import org.jgroups.stack.ProtocolStack;
import org.jspecify.annotations.Nullable;

/** Frames over the channel of the data grid, in a fork of their own. Thread-safe. */
final class ForkedFrames implements FrameChannel {

  private static final String NAME = "calls";
  private static final int LEFT_TO_OTHERS = 256 << 10;

  private final JChannel main;
  private final ForkChannel fork;
  private final @Nullable UFC credits;
  private volatile Members members = new Members(null, Map.of());

  /** The addresses in a view of the grid. */
  private record Members(@Nullable View view, Map<UUID, Address> addresses) {}

  private ForkedFrames(JChannel main, ForkChannel fork) {
    this.main = main;
    this.fork = fork;
    this.credits = main.getProtocolStack().findProtocol(UFC.class);
  }

  static ForkedFrames over(JChannel main, String name) {
    try {
      Class<? extends Protocol> top = main.getProtocolStack().getTopProtocol().getClass();
      return new ForkedFrames(
          main, new ForkChannel(main, name, NAME, true, ProtocolStack.Position.ABOVE, top));
    } catch (Exception failed) {
      throw ClusterLog.LOG.noFrames(String.valueOf(failed.getMessage()), failed);
    }
  }

  void open(Receiver receiver) {
    fork.setReceiver(new Handing(receiver));
    try {
      fork.connect(NAME);
    } catch (Exception failed) {
      throw ClusterLog.LOG.noFrames(String.valueOf(failed.getMessage()), failed);
    }
  }

  /** Sends to a member of the grid's view; to anybody else there is no way. */
  @Override
  public boolean send(UUID to, byte[] frame) {
    Address address = address(to);
    if (address == null) {
      return false;
    }
    try {
      fork.send(new BytesMessage(address, frame));
      return true;
    } catch (Exception closed) {
      ClusterLog.LOG.debugf(closed, "frame to %s not sent", to);
      return false;
    }
  }

  /** Others send to the same members: what they may take at the same moment is left to them. */
  @Override
  public boolean isBehind(UUID to, int bytes) {
    Address address = address(to);
    return address != null
        && credits != null
        && credits.getSenderCreditsFor(address) < bytes + LEFT_TO_OTHERS;
  }

  @SuppressWarnings("ReferenceEquality") // a view that is another object is looked through again
  private @Nullable Address address(UUID node) {
    View view = main.getView();
    Members known = members;
    if (known.view() != view) {
      known = new Members(view, addresses(view));
      members = known;
    }
    return known.addresses().get(node);
  }

  private static Map<UUID, Address> addresses(@Nullable View view) {
    Map<UUID, Address> addresses = new HashMap<>();
    if (view != null) {
      view.getMembers().forEach(member -> addresses.put(uuid(member), member));
    }
    return addresses;
  }

  static UUID uuid(Address address) {
    org.jgroups.util.UUID id = (org.jgroups.util.UUID) address;
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  void close() {
    fork.close();
  }

  /** Hands on what arrives, in the order of each sender. */
  private record Handing(FrameChannel.Receiver receiver) implements org.jgroups.Receiver {

    @Override
    public void receive(Message message) {
      receiver.receive(
          uuid(message.getSrc()), message.getArray(), message.getOffset(), message.getLength());
    }
  }
}
