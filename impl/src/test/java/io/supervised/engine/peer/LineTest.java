package io.supervised.engine.peer;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.engine.core.NodeId;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineTest {

  private final AtomicInteger breaks = new AtomicInteger();
  private final Socket far;
  private final Line line;

  LineTest() throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 1, Loopback.address())) {
      Socket near = new Socket(Loopback.address(), listening.getLocalPort());
      far = listening.accept();
      line = new Line(new NodeId(UUID.randomUUID()), near, "line-test", breaks::incrementAndGet);
    }
  }

  @AfterEach
  void close() {
    line.close();
    Dial.close(far);
  }

  @Test
  void frames_are_written_in_order_behind_their_lengths() throws IOException {
    for (byte i = 0; i < 100; i++) {
      line.send(new byte[] {i, i});
    }
    line.open();
    DataInputStream in = new DataInputStream(far.getInputStream());
    for (byte i = 0; i < 100; i++) {
      assertThat(in.readInt()).isEqualTo(2);
      assertThat(in.readNBytes(2)).containsExactly(i, i);
    }
    assertThat(breaks).hasValue(0);
  }

  @Test
  void a_neighbour_that_reads_nothing_does_not_make_the_sender_wait() {
    byte[] frame = new byte[64_000];
    line.open();
    for (int i = 0; i < 5_000; i++) {
      line.send(frame);
    }
    assertThat(breaks).hasValue(0);
  }

  @Test
  void a_connection_that_the_other_end_closed_is_noticed_by_writing() {
    line.open();
    Dial.close(far);
    await().atMost(SOON).until(() -> {
      line.send(new byte[] {1});
      return breaks.get() == 1;
    });
  }

  @Test
  void its_end_on_purpose_is_no_break() throws IOException {
    line.open();
    line.close();
    far.setSoTimeout((int) SOON.toMillis());
    assertThat(far.getInputStream().read()).isNegative();
    assertThat(breaks).hasValue(0);
  }

  @Test
  void whatever_ends_its_writer_is_a_break() {
    Socket failing = new Socket() {
      @Override
      public OutputStream getOutputStream() {
        throw new OutOfMemoryError("made up");
      }
    };
    Line doomed =
        new Line(new NodeId(UUID.randomUUID()), failing, "line-test", breaks::incrementAndGet);
    doomed.open();
    await().atMost(SOON).until(() -> breaks.get() == 1);
    assertThat(failing.isClosed()).isTrue();
  }
}
