package io.supervised.engine.cluster;

import io.supervised.engine.call.FrameChannel;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jgroups.JChannel;
import org.jgroups.View;
import org.jgroups.ViewId;
import org.jgroups.protocols.FD_SOCK2;
import org.jgroups.protocols.pbcast.GMS;
import org.jspecify.annotations.Nullable;

/** The JGroups channel of this node's Infinispan. */
final class GroupChannel {

  private final JChannel channel;
  private volatile @Nullable ForkedFrames frames;

  GroupChannel(String stack, String name) throws Exception {
    this.channel = new JChannel(new ByteArrayInputStream(stack.getBytes(StandardCharsets.UTF_8)));
    this.channel.setName(name);
  }

  JChannel raw() {
    return channel;
  }

  UUID self() {
    return ForkedFrames.uuid(channel.getAddress());
  }

  /** Opens the way for frames beside the data grid. */
  <R extends FrameChannel.Receiver> R openFrames(Function<FrameChannel, R> receiving) {
    ForkedFrames forked = ForkedFrames.over(channel);
    R receiver = receiving.apply(forked);
    forked.open(receiver);
    frames = forked;
    return receiver;
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
    ForkedFrames open = frames;
    if (open != null) {
      Closing.quietly("frames", open::close);
    }
    channel.close();
  }
}
