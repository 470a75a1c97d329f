package io.supervised.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.engine.core.Acceptor;
import io.supervised.engine.core.Address;
import io.supervised.engine.core.ClusterSettings;
import io.supervised.engine.core.Epoch;
import io.supervised.engine.core.EpochRecord;
import io.supervised.engine.core.EpochRecord.Enrolled;
import io.supervised.engine.core.GrantId;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.Message.Accept;
import io.supervised.engine.core.Message.Accepted;
import io.supervised.engine.core.Message.Commit;
import io.supervised.engine.core.Message.Drain;
import io.supervised.engine.core.Message.Elsewhere;
import io.supervised.engine.core.Message.Farewell;
import io.supervised.engine.core.Message.Grant;
import io.supervised.engine.core.Message.Held;
import io.supervised.engine.core.Message.Leaving;
import io.supervised.engine.core.Message.Move;
import io.supervised.engine.core.Message.Prepare;
import io.supervised.engine.core.Message.Promise;
import io.supervised.engine.core.Message.Rebalance;
import io.supervised.engine.core.Message.Refuse;
import io.supervised.engine.core.Message.Reject;
import io.supervised.engine.core.Message.Release;
import io.supervised.engine.core.Message.Renew;
import io.supervised.engine.core.Message.Renewed;
import io.supervised.engine.core.Message.Report;
import io.supervised.engine.core.Message.Rival;
import io.supervised.engine.core.Message.Seek;
import io.supervised.engine.core.Message.Table;
import io.supervised.engine.core.Message.Yield;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Proposal;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private static final Epoch EPOCH = new Epoch(42, NODE);
  private static final Epoch BALLOT = new Epoch(43, NODE);
  private static final GrantId GRANT = new GrantId(EPOCH, 3);
  private static final Member MEMBER = new Member(
      NODE,
      "nödé",
      new Address("10.1.2.3", 18_000),
      new UUID(3, 4),
      new ClusterSettings(256, "replicated", 1, 3_000, "2 of 3", "jdbc", "safe", "gpu"),
      Set.of("gpu", "rack-1"));
  private static final EpochRecord RECORD = new EpochRecord(
      BALLOT,
      Map.of(NODE, new Enrolled(MEMBER, EPOCH, true)),
      Map.of(new NodeId(new UUID(5, 6)), new Address("10.1.2.4", 18_000)));

  @SuppressWarnings(
      "NullAway") // javac 17 does not show it the @Nullable inside a class file's generics
  static Stream<Message> messages() {
    return Stream.of(
        new Seek(MEMBER, true),
        new Refuse("because"),
        new Elsewhere(),
        new Prepare(EPOCH, BALLOT, Set.of(NODE)),
        new Promise(
            EPOCH, BALLOT, new Proposal(BALLOT, RECORD), new TreeMap<>(Map.of(NODE, 7L)), 8, true),
        new Promise(Epoch.NONE, BALLOT, null, new TreeMap<>(), 0, false),
        new Accept(EPOCH, BALLOT, RECORD),
        new Accepted(EPOCH, BALLOT),
        new Reject(EPOCH, BALLOT),
        new Commit(RECORD),
        new Renew(EPOCH, 9, true, 10, true),
        new Renewed(EPOCH, 9),
        new Report(EPOCH, new TreeMap<>(Map.of(5, GRANT)), true),
        new Move(EPOCH, new TreeMap<>(Map.of(1, GRANT, 255, GRANT))),
        new Release(EPOCH, new TreeMap<>(Map.of(0, GRANT))),
        new Grant(EPOCH, new TreeMap<>(Map.of(9, 10L))),
        new Held(EPOCH, new TreeMap<>(Map.of(9, GRANT))),
        new Table(EPOCH, 8, Arrays.<@Nullable NodeId>asList(NODE, null, NODE)),
        new Yield(EPOCH, new TreeMap<>(Map.of(3, new Rival(GRANT, new GrantId(BALLOT, 1))))),
        new Leaving(true),
        new Drain(true),
        new Drain(false),
        new Rebalance(),
        new Farewell());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_arrives_as_it_was_sent(Message message) throws IOException {
    assertThat(MessageCodec.decode(MessageCodec.encode(message))).contains(message);
  }

  @Test
  void every_kind_of_message_is_tried() {
    Class<?>[] kinds = Message.class.getPermittedSubclasses();
    assertThat(messages().map(Object::getClass).distinct()).hasSize(kinds.length);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_that_is_cut_off_is_refused(Message message) {
    byte[] frame = MessageCodec.encode(message);
    for (int length = 0; length < frame.length; length++) {
      byte[] cut = Arrays.copyOf(frame, length);
      assertThatThrownBy(() -> MessageCodec.decode(cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_message_of_another_version_is_refused() {
    byte[] frame = MessageCodec.encode(new Leaving(false));
    frame[0]++;
    assertThatThrownBy(() -> MessageCodec.decode(frame)).hasMessageContaining("version 2");
  }

  @Test
  void bytes_after_the_end_are_refused() {
    byte[] frame = MessageCodec.encode(new Leaving(false));
    byte[] longer = Arrays.copyOf(frame, frame.length + 1);
    assertThatThrownBy(() -> MessageCodec.decode(longer)).isInstanceOf(IOException.class);
  }

  @Test
  void a_kind_that_a_later_build_has_added_is_no_message_and_no_reason_to_hang_up()
      throws IOException {
    byte[] frame = MessageCodec.encode(new Rebalance());
    frame[1]++;
    assertThat(MessageCodec.decode(frame)).isEmpty();
  }

  @Test
  void a_row_of_a_tie_breaker_is_read_as_it_was_written() throws IOException {
    Acceptor fresh = Acceptor.of(EPOCH);
    Acceptor used = fresh.promising(BALLOT).accepting(new Proposal(BALLOT, RECORD));
    assertThat(MessageCodec.decodeAcceptor(MessageCodec.encode(fresh))).isEqualTo(fresh);
    assertThat(MessageCodec.decodeAcceptor(MessageCodec.encode(used))).isEqualTo(used);
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
        assertThat(MessageCodec.decode(frame)).isNotNull();
      } catch (IOException refused) {
        assertThat(refused).isNotNull();
      }
    }
  }
}
