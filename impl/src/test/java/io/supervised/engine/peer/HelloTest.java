package io.supervised.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.engine.core.Address;
import io.supervised.engine.core.NodeId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HelloTest {

  private static final Hello OURS =
      new Hello("shop", 1, new NodeId(new UUID(1, 2)), new Address("127.0.0.1", 18_000));

  @Test
  void a_hello_is_read_as_it_was_written() throws IOException {
    assertThat(Hello.readFrom(in(bytes(OURS)))).isEqualTo(OURS);
  }

  @Test
  void a_hello_of_another_cluster_or_version_is_understood_so_that_it_can_be_told_apart()
      throws IOException {
    Hello foreign = new Hello("làden", 99, OURS.node(), OURS.address());
    assertThat(Hello.readFrom(in(bytes(foreign)))).isEqualTo(foreign);
  }

  @Test
  void nothing_is_read_of_what_comes_after_it() throws IOException {
    byte[] hello = bytes(OURS);
    DataInputStream in = in(Arrays.copyOf(hello, hello.length + 3));
    Hello.readFrom(in);
    assertThat(in.available()).isEqualTo(3);
  }

  @Test
  void whatever_begins_in_another_way_is_a_stranger() {
    byte[] page = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> Hello.readFrom(in(page))).isInstanceOf(Hello.Stranger.class);
  }

  @Test
  void a_hello_that_is_cut_off_ends_too_early() throws IOException {
    byte[] hello = bytes(OURS);
    for (int length = 0; length < hello.length; length++) {
      byte[] cut = Arrays.copyOf(hello, length);
      assertThatThrownBy(() -> Hello.readFrom(in(cut))).isInstanceOf(EOFException.class);
    }
  }

  private static byte[] bytes(Hello hello) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    hello.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
