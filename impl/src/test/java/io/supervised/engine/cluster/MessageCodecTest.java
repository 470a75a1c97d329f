package io.supervised.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.engine.core.ClusterSettings;
import io.supervised.engine.core.Epoch;
import io.supervised.engine.core.EpochRecord;
import io.supervised.engine.core.GrantId;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.Message.Grant;
import io.supervised.engine.core.Message.Install;
import io.supervised.engine.core.Message.Leaving;
import io.supervised.engine.core.Message.Move;
import io.supervised.engine.core.Message.Prepare;
import io.supervised.engine.core.Message.Promise;
import io.supervised.engine.core.Message.Ready;
import io.supervised.engine.core.Message.Refuse;
import io.supervised.engine.core.Message.Release;
import io.supervised.engine.core.Message.Table;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.View;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {

  private static final NodeId NODE = new NodeId(new UUID(1, 2));
  private static final View.Id VIEW = new View.Id(7, NODE);
  private static final Epoch EPOCH = new Epoch(42, NODE);
  private static final GrantId GRANT = new GrantId(EPOCH, 3);
  private static final Member MEMBER =
      new Member(NODE, "nödé", new ClusterSettings(256, "replicated", 1));

  @SuppressWarnings(
      "NullAway") // javac 17 does not show it the @Nullable inside a class file's generics
  static Stream<Message> messages() {
    return Stream.of(
        new Ready(VIEW),
        new Prepare(VIEW, EPOCH),
        new Promise(VIEW, EPOCH, MEMBER, EPOCH, new TreeMap<>(Map.of(5, GRANT))),
        new Promise(VIEW, EPOCH, MEMBER, null, new TreeMap<>()),
        new Install(new EpochRecord(EPOCH, VIEW, List.of(MEMBER, MEMBER))),
        new Refuse(VIEW, "because"),
        new Move(EPOCH, new TreeMap<>(Map.of(1, GRANT, 255, GRANT))),
        new Release(EPOCH, new TreeMap<>(Map.of(0, GRANT))),
        new Grant(EPOCH, new TreeMap<>(Map.of(9, 10L))),
        new Leaving(EPOCH),
        new Table(EPOCH, 8, Arrays.<@Nullable NodeId>asList(NODE, null, NODE)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_arrives_as_it_was_sent(Message message) throws IOException {
    byte[] frame = MessageCodec.encode(message);
    assertThat(MessageCodec.decode(frame, 0, frame.length)).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_that_is_cut_off_is_refused(Message message) {
    byte[] frame = MessageCodec.encode(message);
    for (int length = 0; length < frame.length; length++) {
      int cut = length;
      assertThatThrownBy(() -> MessageCodec.decode(frame, 0, cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_message_of_another_version_is_refused() {
    byte[] frame = MessageCodec.encode(new Leaving(EPOCH));
    frame[0]++;
    assertThatThrownBy(() -> MessageCodec.decode(frame, 0, frame.length))
        .hasMessageContaining("version 2");
  }

  @Test
  void bytes_after_the_end_are_refused() {
    byte[] frame = MessageCodec.encode(new Leaving(EPOCH));
    byte[] longer = Arrays.copyOf(frame, frame.length + 1);
    assertThatThrownBy(() -> MessageCodec.decode(longer, 0, longer.length))
        .isInstanceOf(IOException.class);
  }

  @Test
  void random_changes_end_in_a_message_or_a_refusal_and_allocate_little() throws IOException {
    SplittableRandom random = new SplittableRandom(4711);
    List<Message> messages = messages().toList();
    for (int round = 0; round < 20_000; round++) {
      byte[] frame = MessageCodec.encode(messages.get(random.nextInt(messages.size())));
      for (int change = 0; change <= random.nextInt(4); change++) {
        frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(MessageCodec.decode(frame, 0, frame.length)).isNotNull();
      } catch (IOException refused) {
        assertThat(refused).isNotNull();
      }
    }
  }
}
