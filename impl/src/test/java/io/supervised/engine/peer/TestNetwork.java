package io.supervised.engine.peer;

import io.supervised.engine.core.Address;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The network of one node, and what it told, in words. */
final class TestNetwork implements PeerEvents, AutoCloseable {

  static final String CLUSTER = "peer-test";

  /** By which silence is noticed soon. */
  static final Duration SHORT = Duration.ofMillis(1_200);

  /** By which a connection is kept for the length of a test, whether anything is said or not. */
  static final Duration LONG = Duration.ofSeconds(90);

  final List<String> told = new CopyOnWriteArrayList<>();
  final List<Message> received = new CopyOnWriteArrayList<>();
  private final Place self;
  private final NodeId id;
  private final PeerNetwork network;

  TestNetwork(Place self, List<Place> places, Duration lease) throws IOException {
    this(CLUSTER, self, places, lease, true);
  }

  TestNetwork(
      String cluster, Place self, List<Place> places, Duration lease, boolean trustsRefusals)
      throws IOException {
    this.self = self;
    this.id = new NodeId(UUID.randomUUID());
    List<Address> addresses = places.stream().map(Place::life).toList();
    this.network = new PeerNetwork(
        new PeerOptions(
            cluster,
            self.life(),
            addresses,
            lease,
            trustsRefusals,
            () -> new Time(0, 0),
            "peer-test-" + self.port() + "-"),
        id,
        this);
    network.open();
  }

  NodeId id() {
    return id;
  }

  Address address() {
    return self.life();
  }

  PeerNetwork raw() {
    return network;
  }

  void send(TestNetwork to, Message message) {
    network.send(to.id, message);
  }

  @Override
  public void met(Address address, NodeId node) {
    told.add("met " + node + " at " + address.port());
  }

  @Override
  public void refused(Address address, Time begun) {
    told.add("refused at " + address.port());
  }

  @Override
  public void foreign(Address address, Time begun) {
    told.add("foreign at " + address.port());
  }

  @Override
  public void received(NodeId from, Message message) {
    received.add(message);
  }

  static String met(TestNetwork other) {
    return "met " + other.id + " at " + other.address().port();
  }

  static String refused(Place place) {
    return "refused at " + place.life().port();
  }

  static String foreign(Place place) {
    return "foreign at " + place.life().port();
  }

  @Override
  public void close() {
    network.close();
  }
}
