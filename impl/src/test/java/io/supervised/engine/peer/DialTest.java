package io.supervised.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.core.Address;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.peer.Dial.Outcome;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class DialTest {

  private static final int LONG = 20_000;
  private static final int SHORT = 200;

  private final Address address = FreePlaces.draw(1).get(0).life();
  private final Hello ours =
      new Hello("shop", 1, new NodeId(new UUID(1, 1)), new Address("127.0.0.1", 1));
  private final Hello theirs = new Hello("shop", 1, new NodeId(new UUID(2, 2)), address);

  @Test
  void where_nothing_listens_the_call_is_refused() {
    assertThat(dial(LONG)).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void a_node_answers_with_its_hello_and_has_got_ours() throws Exception {
    List<Hello> got = new ArrayList<>();
    try (RawListener node = new RawListener(address, socket -> {
      got.add(Hello.readFrom(new DataInputStream(socket.getInputStream())));
      theirs.writeTo(new DataOutputStream(socket.getOutputStream()));
    })) {
      Dial dial = Dial.to(address, ours, LONG);
      assertThat(dial.outcome()).isEqualTo(Outcome.ANSWERED);
      assertThat(dial.hello()).isEqualTo(theirs);
      assertThat(dial.socket())
          .satisfies(socket -> assertThat(socket.isClosed()).isFalse());
      assertThat(got).containsExactly(ours);
      assertThat(node.accepted()).hasSize(1);
    }
  }

  @Test
  void a_server_that_speaks_in_another_way_is_foreign() throws Exception {
    assertThat(dialled(LONG, socket -> say(socket, "SSH-2.0-OpenSSH_9.6\r\n")))
        .isEqualTo(Outcome.FOREIGN);
  }

  @Test
  void a_server_that_hangs_up_at_once_is_foreign() throws Exception {
    assertThat(dialled(LONG, Socket::close)).isEqualTo(Outcome.FOREIGN);
  }

  /** So does a node that had to wait too long for the hello of one that was suspended; nothing is said of who it is. */
  @Test
  void a_server_that_hangs_up_late_may_be_anybody() throws Exception {
    int patience = 1_000;
    assertThat(dialled(patience, socket -> {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(patience * 3L / 4));
          socket.close();
        }))
        .isEqualTo(Outcome.SILENT);
  }

  @Test
  void a_server_that_says_nothing_may_be_anybody() throws Exception {
    assertThat(dialled(SHORT, socket -> {})).isEqualTo(Outcome.SILENT);
  }

  @Test
  void a_node_that_falls_silent_in_its_hello_may_be_alive() throws Exception {
    assertThat(dialled(SHORT, socket -> say(socket, "SUPV"))).isEqualTo(Outcome.SILENT);
  }

  @Test
  @EnabledOnOs(OS.LINUX) // others refuse when the queue is full
  void a_connection_that_does_not_come_about_in_time_proves_nothing() throws Exception {
    List<Socket> queue = new ArrayList<>();
    InetAddress host = InetAddress.getByName(address.host());
    try (ServerSocket full = new ServerSocket(address.port(), 1, host)) {
      while (queue.size() < 10 && connects(queue)) {
        assertThat(full.isBound()).isTrue();
      }
      assertThat(queue).hasSizeLessThan(10);
      assertThat(dial(SHORT)).isEqualTo(Outcome.SILENT);
    } finally {
      queue.forEach(Dial::close);
    }
  }

  private boolean connects(List<Socket> queue) {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(address.host(), address.port()), SHORT);
      queue.add(socket);
      return true;
    } catch (IOException full) {
      Dial.close(socket);
      return false;
    }
  }

  private Outcome dialled(int patience, RawListener.Manner manner) throws IOException {
    try (RawListener server = new RawListener(address, manner)) {
      assertThat(server.accepted()).isEmpty();
      return dial(patience);
    }
  }

  private Outcome dial(int patience) {
    Dial dial = Dial.to(address, ours, patience);
    if (dial.socket() != null) {
      Dial.close(dial.socket());
    }
    return dial.outcome();
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
