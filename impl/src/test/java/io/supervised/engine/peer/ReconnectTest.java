package io.supervised.engine.peer;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.engine.core.Address;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.Message.Leaving;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Time;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node with one neighbour, of which a test decides how its connections end. */
class ReconnectTest {

  private final List<Place> places = FreePlaces.draw(2);
  private final Place here = places.get(0);
  private final Place there = places.get(1);
  private final NodeId neighbour = new NodeId(UUID.randomUUID());
  private final RawListener listener;

  ReconnectTest() throws IOException {
    listener = new RawListener(there.life(), this::greet);
  }

  private void greet(Socket socket) throws IOException {
    Hello.readFrom(new DataInputStream(socket.getInputStream()));
    new Hello(TestNetwork.CLUSTER, MessageCodec.VERSION, neighbour, there.life())
        .writeTo(new DataOutputStream(socket.getOutputStream()));
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  @Test
  void a_connection_that_breaks_is_made_anew() throws IOException {
    try (TestNetwork node = new TestNetwork(here, places, TestNetwork.LONG)) {
      await().atMost(SOON).until(() -> !node.told.isEmpty());
      assertThat(listener.accepted()).hasSize(1);
      Dial.close(listener.accepted().get(0));
      await().atMost(SOON).untilAsserted(() -> {
        node.raw().send(neighbour, new Leaving(false));
        assertThat(listener.accepted().size()).isGreaterThan(1);
      });
    }
  }

  /** The other end may have lost it without a word: a firewall forgot it, or the machine was switched off and on. */
  @Test
  void a_connection_on_which_nothing_comes_back_is_replaced() throws IOException {
    try (TestNetwork node = new TestNetwork(here, places, TestNetwork.SHORT)) {
      await().atMost(SOON).until(() -> listener.accepted().size() > 1);
      assertThat(ends(listener.accepted().get(0))).isTrue();
      assertThat(node.told).allMatch(told -> told.startsWith("met " + neighbour));
    }
  }

  @Test
  void a_neighbour_whose_own_connection_ends_is_called_at_once() throws IOException {
    try (TestNetwork node = new TestNetwork(here, places, TestNetwork.SHORT)) {
      await().atMost(SOON).until(() -> !node.told.isEmpty());
      Socket toNode = introduce();
      listener.close();
      toNode.close();
      await().atMost(SOON).until(() -> node.told.contains(TestNetwork.refused(there)));
    }
  }

  @Test
  void a_connection_that_the_neighbour_has_replaced_is_closed_and_means_nothing() throws Exception {
    try (TestNetwork node = new TestNetwork(here, places, TestNetwork.SHORT);
        Socket lost = introduce();
        Socket next = introduce()) {
      DataOutputStream out = new DataOutputStream(next.getOutputStream());
      byte[] frame = MessageCodec.encode(new Leaving(false));
      out.writeInt(frame.length);
      out.write(frame);
      assertThat(ends(lost)).isTrue();
      await().atMost(SOON).until(() -> !node.received.isEmpty());
      listener.close();
      Dial.close(next);
      await().atMost(SOON).until(() -> node.told.contains(TestNetwork.refused(there)));
    }
  }

  @Test
  void a_node_that_trusts_no_refusal_trusts_no_stranger_that_answers_for_a_host_either()
      throws Exception {
    listener.close();
    byte[] proxy = "HTTP/1.1 502 Bad Gateway\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    try (RawListener between =
            new RawListener(there.life(), socket -> socket.getOutputStream().write(proxy));
        TestNetwork node =
            new TestNetwork(TestNetwork.CLUSTER, here, places, TestNetwork.SHORT, false)) {
      await().atMost(SOON).until(() -> between.accepted().size() > 4);
      assertThat(node.told).isEmpty();
    }
  }

  @Test
  void nor_does_it_trust_a_node_of_another_cluster_that_answers_for_a_host() throws Exception {
    listener.close();
    Hello other = new Hello("other", MessageCodec.VERSION, neighbour, there.life());
    try (RawListener between = new RawListener(
            there.life(), socket -> other.writeTo(new DataOutputStream(socket.getOutputStream())));
        TestNetwork node =
            new TestNetwork(TestNetwork.CLUSTER, here, places, TestNetwork.SHORT, false)) {
      await().atMost(SOON).until(() -> between.accepted().size() > 4);
      assertThat(node.told).isEmpty();
    }
  }

  @Test
  void an_address_is_called_again_after_something_went_wrong_within_the_node() throws Exception {
    AtomicInteger met = new AtomicInteger();
    PeerOptions options = new PeerOptions(
        TestNetwork.CLUSTER,
        here.life(),
        List.of(there.life()),
        TestNetwork.SHORT,
        true,
        () -> new Time(0, 0),
        "reconnect-test-");
    try (PeerNetwork node =
        new PeerNetwork(options, new NodeId(UUID.randomUUID()), new Failing(met))) {
      node.open();
      await().dontCatchUncaughtExceptions().atMost(SOON).until(() -> met.get() > 2);
    }
  }

  /** The neighbour's own connection to the node. */
  private Socket introduce() throws IOException {
    Socket socket = new Socket(here.host(), here.life().port());
    new Hello(TestNetwork.CLUSTER, MessageCodec.VERSION, neighbour, there.life())
        .writeTo(new DataOutputStream(socket.getOutputStream()));
    Hello.readFrom(new DataInputStream(socket.getInputStream()));
    return socket;
  }

  private static boolean ends(Socket socket) throws IOException {
    socket.setSoTimeout((int) SOON.toMillis());
    return socket.getInputStream().read() < 0;
  }

  private record Failing(AtomicInteger met) implements PeerEvents {

    @Override
    public void met(Address address, NodeId node) {
      met.incrementAndGet();
      throw new IllegalStateException("no thread can be started, say");
    }

    @Override
    public void refused(Address address, Time begun) {}

    @Override
    public void foreign(Address address, Time begun) {}

    @Override
    public void received(NodeId from, Message message) {}
  }
}
