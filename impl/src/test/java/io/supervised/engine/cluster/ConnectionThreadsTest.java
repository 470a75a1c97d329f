package io.supervised.engine.cluster;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.DataInput;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jgroups.Address;
import org.jgroups.blocks.cs.ReceiverAdapter;
import org.jgroups.blocks.cs.TcpServer;
import org.jgroups.util.DefaultSocketFactory;
import org.jgroups.util.DefaultThreadFactory;
import org.jgroups.util.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectionThreadsTest {

  private final List<Thread> senders = new CopyOnWriteArrayList<>();
  private final List<Integer> received = new CopyOnWriteArrayList<>();
  private volatile boolean receiversFirst;
  private TcpServer server;
  private TcpServer peer;

  @BeforeEach
  void open() throws Exception {
    server = server(new ConnectionThreads(new Threads()));
    peer = server(new DefaultThreadFactory("peer", true));
    peer.receiver(new ReceiverAdapter() {
      @Override
      public void receive(Address from, DataInput in, int length) throws IOException {
        received.add((int) in.readByte());
      }
    });
  }

  private static TcpServer server(ThreadFactory threads) throws Exception {
    TcpServer made = new TcpServer(
        threads, new DefaultSocketFactory(), InetAddress.getLoopbackAddress(), 0, 0, null, 0, 0);
    made.nonBlockingSends(true).usePeerConnections(true);
    made.start();
    return made;
  }

  @AfterEach
  void close() {
    server.stop();
    peer.stop();
  }

  @Test
  void no_sender_stays_if_the_peer_hangs_up_before_it_starts() throws Exception {
    receiversFirst = true;
    peer.getConnection(server.localAddress());
    peer.stop();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(senders).hasSize(1).noneMatch(Thread::isAlive));
  }

  @Test
  void a_sender_sends_until_the_peer_hangs_up() throws Exception {
    peer.getConnection(server.localAddress());
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(senders).hasSize(1).allMatch(Thread::isAlive));
    server.send(peer.localAddress(), new byte[] {42}, 0, 1);
    await().atMost(SOON).untilAsserted(() -> assertThat(received).containsExactly(42));
    assertThat(senders).hasSize(1);
    peer.stop();
    await().atMost(SOON).untilAsserted(() -> assertThat(senders).noneMatch(Thread::isAlive));
  }

  /** Those that receive may run to their end before anything else does. */
  private final class Threads extends DefaultThreadFactory {

    Threads() {
      super("test", true);
    }

    @Override
    public Thread newThread(Runnable task, String name) {
      if (name.startsWith("Connection.Receiver") && receiversFirst) {
        return new AtOnce(task);
      }
      Thread made = super.newThread(task, name);
      if (name.startsWith("sender")) {
        senders.add(made);
      }
      return made;
    }
  }

  private static final class AtOnce extends Thread {

    AtOnce(Runnable task) {
      super(task);
    }

    @Override
    public synchronized void start() {
      super.start();
      try {
        join();
      } catch (InterruptedException stop) {
        interrupt();
      }
    }
  }
}
