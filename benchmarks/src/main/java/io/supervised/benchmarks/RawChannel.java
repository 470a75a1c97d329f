package io.supervised.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;

/** Request and response over JGroups and nothing else, with the stack that the nodes have. */
final class RawChannel implements AutoCloseable {

  private static final String STACK = "/io/supervised/engine/cluster/stack.xml";
  private static final int PORT = 19_600;
  private static final byte REQUEST = 1;
  private static final byte RESPONSE = 2;

  private final JChannel channel;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<Long>> pending = new ConcurrentHashMap<>();

  RawChannel(int index) throws Exception {
    channel = new JChannel(new ByteArrayInputStream(stack(index).getBytes(StandardCharsets.UTF_8)));
    channel.setReceiver(new Answering());
    channel.connect("raw");
  }

  /** The stack of the nodes, at the first or second of two places of its own. */
  static String stack(int index) throws IOException {
    try (InputStream file = Objects.requireNonNull(RawChannel.class.getResourceAsStream(STACK))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@bind@", "127.0.0.1")
          .replace("@port@", Integer.toString(PORT + index))
          .replace("@hosts@", "127.0.0.1[" + PORT + "],127.0.0.1[" + (PORT + 1) + "]")
          .replace("@offset@", "100")
          .replace("@join@", "1s");
    }
  }

  /** The other end; waits until it is there. */
  Address other() {
    while (true) {
      for (Address member : channel.getView().getMembers()) {
        if (!member.equals(channel.getAddress())) {
          return member;
        }
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  CompletableFuture<Long> ask(Address other, long number) {
    long id = ids.incrementAndGet();
    CompletableFuture<Long> answer = new CompletableFuture<>();
    pending.put(id, answer);
    send(other, REQUEST, id, number);
    return answer;
  }

  private void send(Address to, byte kind, long id, long number) {
    byte[] bytes = ByteBuffer.allocate(17).put(kind).putLong(id).putLong(number).array();
    try {
      channel.send(new BytesMessage(to, bytes));
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private final class Answering implements Receiver {

    @Override
    public void receive(Message message) {
      ByteBuffer in = ByteBuffer.wrap(message.getArray(), message.getOffset(), message.getLength());
      byte kind = in.get();
      long id = in.getLong();
      long number = in.getLong();
      if (kind == REQUEST) {
        send(message.getSrc(), RESPONSE, id, number);
      } else {
        CompletableFuture<Long> waiting = pending.remove(id);
        if (waiting != null) {
          waiting.complete(number);
        }
      }
    }
  }

  @Override
  public void close() {
    channel.close();
  }
}
