package io.supervised.engine.call;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.core.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a node does with frames of lives that come and go. */
class LinksTest {

  private static final NodeId HERE = new NodeId(new UUID(1, 1));
  private static final NodeId THERE = new NodeId(new UUID(2, 1));
  private static final UUID ADDRESS = new UUID(9, 9);

  private final Set<NodeId> members = new HashSet<>(Set.of(HERE, THERE));
  private final List<byte[]> sent = new ArrayList<>();
  private final Links links = new Links(new Members(), this::queue, () -> 0);

  private SendQueue queue(UUID to) {
    return new SendQueue((address, frame) -> sent.add(frame), Runnable::run, to);
  }

  private boolean takes(long number) {
    return links.receiving(
            ADDRESS, new Envelope(THERE, HERE, number, 0, new CallFrame.Beacon(false)))
        != null;
  }

  private long numberOfNext() throws FrameCodec.MalformedFrameException {
    links.send(requireNonNull(links.to(THERE)), new CallFrame.Beacon(false));
    byte[] last = sent.get(sent.size() - 1);
    return FrameCodec.decode(last, 0, last.length).number();
  }

  private void putOut() {
    members.remove(THERE);
    links.forget(Set.of(THERE));
  }

  @Test
  void a_frame_is_taken_once() {
    assertThat(takes(1)).isTrue();
    assertThat(takes(1)).isFalse();
    assertThat(takes(2)).isTrue();
  }

  @Test
  void nothing_is_taken_of_a_life_that_is_over() {
    assertThat(takes(1)).isTrue();
    putOut();
    assertThat(takes(2)).isFalse();
    assertThat(links.to(THERE)).isNull();
  }

  @Test
  void a_life_that_is_taken_in_again_is_heard_again() {
    assertThat(takes(1)).isTrue();
    putOut();
    members.add(THERE);
    assertThat(takes(1)).isFalse(); // it came before
    assertThat(takes(2)).isTrue();
  }

  @Test
  void a_life_that_is_taken_in_again_hears_numbers_that_go_on()
      throws FrameCodec.MalformedFrameException {
    assertThat(numberOfNext()).isEqualTo(1);
    assertThat(numberOfNext()).isEqualTo(2);
    putOut();
    members.add(THERE);
    assertThat(numberOfNext()).isEqualTo(3);
  }

  private final class Members implements Whereabouts {

    @Override
    public NodeId self() {
      return HERE;
    }

    @Override
    public Collection<NodeId> members() {
      return members;
    }

    @Override
    public @Nullable NodeId hostOf(String child) {
      return null;
    }

    @Override
    public boolean lacks(String child) {
      return false;
    }

    @Override
    public Optional<String> givenUp(String child) {
      return Optional.empty();
    }

    @Override
    public Optional<String> elsewhere(String child) {
      return Optional.empty();
    }

    @Override
    public void learn(String child, String where) {}

    @Override
    public void forget(String child) {}

    @Override
    public boolean hasLostQuorum() {
      return false;
    }

    @Override
    public @Nullable UUID addressOf(NodeId node) {
      return members.contains(node) ? ADDRESS : null;
    }

    @Override
    public String nameOf(NodeId node) {
      return node.toString();
    }
  }
}
