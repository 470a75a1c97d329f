package io.supervised.engine.cluster;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.StartupException;
import io.supervised.engine.peer.HostsDiscovery;
import io.supervised.engine.peer.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.infinispan.remoting.transport.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** A member whose channel lives and whose Infinispan does not answer, as that of one that dies in the middle of it. */
@Isolated("it looks at all threads")
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HangingConnectTest {

  private static final String CLUSTER = "hanging-test";
  private static final List<Place> PLACES =
      List.of(new Place("127.0.0.1", 18_870), new Place("127.0.0.1", 18_871));

  private ServerSocket life;
  private GroupChannel mute;

  @BeforeEach
  void mute_member() throws Exception {
    int lifePort = PLACES.get(0).life().port();
    life = new ServerSocket(lifePort, 5, InetAddress.getLoopbackAddress());
    mute = new GroupChannel(Stack.xml(discovery(0), PLACES.get(0)), "mute");
    mute.raw().addAddressGenerator(() -> Address.randomUUID());
    mute.raw().connect(CLUSTER);
  }

  @AfterEach
  void close() throws IOException {
    mute.close();
    life.close();
  }

  private static HostsDiscovery discovery(int self) {
    return new HostsDiscovery(PLACES.get(self), PLACES);
  }

  private static Cluster joiner(Duration startTimeout) {
    ClusterOptions options = new ClusterOptions(CLUSTER, discovery(1), 16, false, startTimeout);
    return new Cluster(options, HangingConnectTest.class.getClassLoader(), Set.of());
  }

  @Test
  void it_is_given_up_when_the_time_is_over() {
    Cluster joiner = joiner(Duration.ofSeconds(4));
    assertThatThrownBy(() -> joiner.connect(PLACES.get(1), "joiner"))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("SUPV00202")
        .hasMessageContaining("no answer within PT4S");
  }

  @Test
  void nothing_is_left_open() {
    Cluster joiner = joiner(Duration.ofSeconds(2));
    assertThatThrownBy(() -> joiner.connect(PLACES.get(1), "joiner"))
        .isInstanceOf(StartupException.class);
    await().atMost(SOON).untilAsserted(() -> {
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .doesNotContain("supervised-joiner-connect");
      new ServerSocket(PLACES.get(1).port(), 5, InetAddress.getLoopbackAddress()).close();
    });
  }
}
