package io.supervised.engine.peer;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.engine.LogBook;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.Message.Leaving;
import io.supervised.engine.core.NodeId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Whatever else connects to a node, or listens where another node could be. */
@ResourceLock(LogBook.LOCK)
class StrangerTest {

  private final List<Place> places = FreePlaces.draw(3);
  private final Place elsewhere = places.get(2);
  private final LogBook log = new LogBook("io.supervised.peer");
  private final TestNetwork a;
  private final TestNetwork b;

  StrangerTest() throws IOException {
    a = new TestNetwork(places.get(0), places, TestNetwork.SHORT);
    b = new TestNetwork(places.get(1), places, TestNetwork.SHORT);
  }

  @BeforeEach
  void meet() {
    await().atMost(SOON).until(() -> a.told.contains(TestNetwork.met(b)));
    await().atMost(SOON).until(() -> b.told.contains(TestNetwork.met(a)));
    a.told.clear();
  }

  @AfterEach
  void close() {
    a.close();
    b.close();
    log.close();
  }

  @Test
  void random_bytes_do_no_harm() throws IOException {
    SplittableRandom random = new SplittableRandom(4711);
    for (int round = 0; round < 50; round++) {
      byte[] noise = new byte[1 + random.nextInt(3_000)];
      random.nextBytes(noise);
      try (Socket socket = connect()) {
        socket.getOutputStream().write(noise);
      }
    }
    theTwoAreUndisturbed();
    assertThat(log.with("SUPV00271", "SUPV00276")).isEmpty();
  }

  @Test
  void a_client_of_another_protocol_is_hung_up_on() throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(isHungUp(socket)).isTrue();
    }
    theTwoAreUndisturbed();
  }

  @Test
  void a_client_that_says_nothing_is_hung_up_on() throws IOException {
    try (Socket socket = connect()) {
      assertThat(isHungUp(socket)).isTrue();
    }
    theTwoAreUndisturbed();
  }

  @Test
  void messages_that_are_not_understood_end_their_connection_and_are_logged_once()
      throws IOException {
    for (int round = 0; round < 3; round++) {
      try (Socket socket = introduced(elsewhere)) {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(4);
        out.writeInt(0x7f7f7f7f);
        assertThat(isHungUp(socket)).isTrue();
      }
    }
    await().atMost(SOON).until(() -> !log.with("SUPV00271").isEmpty());
    assertThat(log.with("SUPV00271"))
        .singleElement()
        .asString()
        .startsWith("WARN")
        .contains(elsewhere.life().toString());
    theTwoAreUndisturbed();
  }

  @Test
  void a_frame_that_is_too_large_or_negative_ends_its_connection() throws IOException {
    for (int length : new int[] {Integer.MAX_VALUE, 1 << 28, -1}) {
      try (Socket socket = introduced(elsewhere)) {
        new DataOutputStream(socket.getOutputStream()).writeInt(length);
        assertThat(isHungUp(socket)).as("length %d", length).isTrue();
      }
    }
    theTwoAreUndisturbed();
  }

  @Test
  void a_node_of_another_version_is_logged_once_and_neither_met_nor_missing() throws Exception {
    int version = MessageCodec.VERSION + 1;
    try (RawListener newer = new RawListener(elsewhere.life(), socket -> {
      Hello.readFrom(new DataInputStream(socket.getInputStream()));
      hello(elsewhere, version).writeTo(new DataOutputStream(socket.getOutputStream()));
    })) {
      await().atMost(SOON).until(() -> log.with("SUPV00270").size() == 2);
      moreConnectionsAreMadeTo(newer);
      assertThat(a.told)
          .noneMatch(told -> told.contains("at " + elsewhere.life().port()));
      assertThat(log.with("SUPV00270")).hasSize(2).allMatch(line -> line.contains("version 2"));
    }
  }

  /** Of which nothing that was told before is remembered. */
  private void moreConnectionsAreMadeTo(RawListener listener) {
    a.told.clear();
    int before = listener.accepted().size();
    await().atMost(SOON).until(() -> listener.accepted().size() > before + 6);
  }

  /** As behind a proxy that passes connections on: its refusals and answers are not those of the node. */
  @Test
  void a_node_that_answers_for_another_address_is_logged_once_and_neither_met_nor_missing()
      throws Exception {
    try (RawListener between = new RawListener(elsewhere.life(), socket -> {
      Hello.readFrom(new DataInputStream(socket.getInputStream()));
      hello(places.get(1), MessageCodec.VERSION)
          .writeTo(new DataOutputStream(socket.getOutputStream()));
    })) {
      await().atMost(SOON).until(() -> log.with("SUPV00278").size() == 2);
      moreConnectionsAreMadeTo(between);
      assertThat(a.told)
          .noneMatch(told -> told.contains("at " + elsewhere.life().port()));
      assertThat(log.with("SUPV00278"))
          .hasSize(2)
          .allMatch(line -> line.contains(elsewhere.life().toString()));
    }
  }

  @Test
  void a_process_that_speaks_in_another_way_is_foreign() throws IOException {
    try (RawListener server = new RawListener(
        elsewhere.life(),
        socket ->
            socket.getOutputStream().write("220 mail\r\n".getBytes(StandardCharsets.US_ASCII)))) {
      await().atMost(SOON).until(() -> a.told.contains(TestNetwork.foreign(elsewhere)));
      assertThat(server.accepted()).isNotEmpty();
    }
    theTwoAreUndisturbed();
  }

  private void theTwoAreUndisturbed() {
    Message farewell = new Leaving(true);
    await().atMost(SOON).until(() -> {
      a.send(b, farewell);
      b.send(a, farewell);
      return a.received.contains(farewell) && b.received.contains(farewell);
    });
    assertThat(a.received).containsOnly(farewell);
    assertThat(a.told)
        .doesNotContain(TestNetwork.refused(places.get(1)), TestNetwork.foreign(places.get(1)));
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(a.address().host(), a.address().port());
    socket.setSoTimeout((int) SOON.toMillis());
    return socket;
  }

  /** A connection on which both ends have said who they are. */
  private Socket introduced(Place as) throws IOException {
    Socket socket = connect();
    hello(as, MessageCodec.VERSION).writeTo(new DataOutputStream(socket.getOutputStream()));
    Hello.readFrom(new DataInputStream(socket.getInputStream()));
    return socket;
  }

  private static Hello hello(Place as, int version) {
    return new Hello(TestNetwork.CLUSTER, version, new NodeId(UUID.randomUUID()), as.life());
  }

  private static boolean isHungUp(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException stillThere) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }
}
