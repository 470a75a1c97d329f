package io.supervised.engine.cluster;

import io.supervised.engine.call.FrameChannel;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jgroups.JChannel;
import org.jgroups.View;
import org.jgroups.ViewId;
import org.jgroups.protocols.FD_SOCK2;
import org.jgroups.protocols.TP;
import org.jgroups.protocols.pbcast.GMS;
import org.jspecify.annotations.Nullable;

/** The JGroups channel of this node's Infinispan, and the way for frames over it. */
final class GroupChannel {

  private static final String FORK = "supervised";

  private final JChannel channel;
  private final String fork;
  private volatile @Nullable ForkedFrames frames;

  /** A channel of our own. */
  GroupChannel(String stack, String name) throws Exception {
    this(new JChannel(new ByteArrayInputStream(stack.getBytes(StandardCharsets.UTF_8))), FORK);
    this.channel.setName(name);
    TP transport = channel.getProtocolStack().getTransport();
    transport.setThreadFactory(new ConnectionThreads(transport.getThreadFactory()));
  }

  /** One that others use too, and that is not to be closed. */
  GroupChannel(JChannel channel, String fork) {
    this.channel = channel;
    this.fork = fork;
  }

  JChannel raw() {
    return channel;
  }

  UUID self() {
    return ForkedFrames.uuid(channel.getAddress());
  }

  /** Who is in the view of this node. */
  Set<UUID> members() {
    return channel.getView().getMembers().stream()
        .map(ForkedFrames::uuid)
        .collect(Collectors.toSet());
  }

  /** Opens the way for frames beside the data grid. */
  <R extends FrameChannel.Receiver> R openFrames(Function<FrameChannel, R> receiving) {
    ForkedFrames forked = ForkedFrames.over(channel, fork);
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

  /** Closes the way for frames, and nothing else. */
  void closeFrames() {
    ForkedFrames open = frames;
    if (open != null) {
      Closing.quietly("frames", open::close);
    }
  }

  void close() {
    closeFrames();
    channel.close();
  }
}
