package io.supervised.engine.peer;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.engine.Forks;
import io.supervised.engine.core.Epoch;
import io.supervised.engine.core.GrantId;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.Message.Leaving;
import io.supervised.engine.core.Message.Refuse;
import io.supervised.engine.core.Message.Report;
import io.supervised.engine.core.NodeId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(Forks.LOCK)
class PeerNetworkTest {

  private final List<Place> places = FreePlaces.draw(2);
  private final Place here = places.get(0);
  private final Place there = places.get(1);
  private final List<TestNetwork> open = new ArrayList<>();

  @AfterEach
  void close() {
    open.forEach(TestNetwork::close);
  }

  @Test
  void two_nodes_meet_and_hear_each_other() throws IOException {
    TestNetwork a = start(here);
    TestNetwork b = start(there);
    meet(a, b);
    a.send(b, new Refuse("from a"));
    b.send(a, new Refuse("from b"));
    await().atMost(SOON).until(() -> a.received.contains(new Refuse("from b")));
    await().atMost(SOON).until(() -> b.received.contains(new Refuse("from a")));
  }

  @Test
  void messages_arrive_in_the_order_in_which_they_were_sent() throws IOException {
    TestNetwork a = start(here);
    TestNetwork b = start(there);
    meet(a, b);
    List<Message> sent = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Message message = new Refuse("number " + i);
      sent.add(message);
      a.send(b, message);
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(b.received).isEqualTo(sent));
  }

  @Test
  void the_largest_message_that_any_configuration_makes_arrives() throws IOException {
    TestNetwork a = start(here);
    TestNetwork b = start(there);
    meet(a, b);
    TreeMap<Integer, GrantId> claims = new TreeMap<>();
    for (int segment = 0; segment < 65_536; segment++) {
      claims.put(segment, new GrantId(new Epoch(1, a.id()), segment));
    }
    Message report = new Report(new Epoch(2, b.id()), claims, true);
    a.send(b, report);
    await().atMost(SOON).until(() -> b.received.contains(report));
  }

  @Test
  void a_message_to_a_life_that_does_not_answer_there_is_dropped() throws IOException {
    TestNetwork a = start(here);
    TestNetwork b = start(there);
    meet(a, b);
    a.raw().send(new NodeId(UUID.randomUUID()), new Refuse("to nobody"));
    a.send(b, new Leaving(true));
    await().atMost(SOON).until(() -> !b.received.isEmpty());
    assertThat(b.received).containsExactly(new Leaving(true));
  }

  @Test
  void the_end_of_a_node_is_told_by_a_refusal() throws IOException {
    // while it closes, its place may answer once more: then whoever is not heard is looked for
    TestNetwork a = start(here, Duration.ofSeconds(3));
    TestNetwork b = start(there);
    meet(a, b);
    b.close();
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(a.told).containsSubsequence(TestNetwork.met(b), TestNetwork.refused(there)));
  }

  @Test
  void another_process_at_the_same_place_is_met_as_another_life() throws IOException {
    TestNetwork a = start(here);
    TestNetwork b = start(there);
    meet(a, b);
    b.close();
    TestNetwork next = start(there);
    meet(a, next);
    assertThat(a.told).containsSubsequence(TestNetwork.met(b), TestNetwork.met(next));
    next.send(a, new Leaving(false));
    await().atMost(SOON).until(() -> a.received.contains(new Leaving(false)));
  }

  @Test
  void a_place_is_free_as_soon_as_its_node_has_ended() throws IOException {
    start(here);
    for (int life = 0; life < 100; life++) {
      start(there).close();
    }
    start(there);
  }

  @Test
  void nodes_that_have_met_keep_their_connections() throws IOException {
    for (int round = 0; round < 3; round++) {
      TestNetwork a = start(here);
      TestNetwork b = start(there);
      meet(a, b);
      exchange(a, b);
      int before = a.told.size() + b.told.size();
      exchange(a, b);
      assertThat(a.told.size() + b.told.size()).isEqualTo(before);
      a.close();
      b.close();
    }
  }

  /** So often that a connection made anew meanwhile would be told of. */
  private static void exchange(TestNetwork a, TestNetwork b) {
    for (int i = 0; i < 10; i++) {
      Message message = new Refuse("round " + i + " " + UUID.randomUUID());
      await().pollInterval(Duration.ofMillis(10)).atMost(SOON).until(() -> {
        a.send(b, message);
        b.send(a, message);
        return a.received.contains(message) && b.received.contains(message);
      });
    }
  }

  @Test
  void another_life_of_the_same_process_is_met_by_everybody() throws IOException {
    TestNetwork a = start(here);
    TestNetwork b = start(there);
    meet(a, b);
    NodeId next = new NodeId(UUID.randomUUID());
    b.raw().become(next);
    String met = "met " + next + " at " + there.life().port();
    await().atMost(SOON).until(() -> a.told.contains(met));
    await().atMost(SOON).untilAsserted(() -> {
      a.raw().send(next, new Leaving(false));
      assertThat(b.received).contains(new Leaving(false));
    });
  }

  @Test
  void a_node_that_trusts_no_refusal_tells_of_none() throws IOException {
    TestNetwork a = start(TestNetwork.CLUSTER, here, false);
    TestNetwork b = start(there);
    meet(a, b);
    b.close();
    TestNetwork next = start(there);
    meet(a, next);
    assertThat(a.told).noneMatch(told -> told.startsWith("refused"));
  }

  @Test
  void a_node_of_another_cluster_is_foreign_on_both_sides() throws IOException {
    TestNetwork a = start(here);
    TestNetwork b = start("another", there, true);
    await().atMost(SOON).until(() -> a.told.contains(TestNetwork.foreign(there)));
    await().atMost(SOON).until(() -> b.told.contains(TestNetwork.foreign(here)));
    a.raw().send(b.id(), new Leaving(true));
    assertThat(a.told).noneMatch(told -> told.startsWith("met"));
    assertThat(b.received).isEmpty();
  }

  private TestNetwork start(Place place) throws IOException {
    return start(TestNetwork.CLUSTER, place, true);
  }

  private TestNetwork start(String cluster, Place place, boolean trustsRefusals)
      throws IOException {
    return opened(new TestNetwork(cluster, place, places, TestNetwork.LONG, trustsRefusals));
  }

  private TestNetwork start(Place place, Duration lease) throws IOException {
    return opened(new TestNetwork(place, places, lease));
  }

  private TestNetwork opened(TestNetwork network) {
    open.add(network);
    return network;
  }

  private static void meet(TestNetwork a, TestNetwork b) {
    await().atMost(SOON).until(() -> a.told.contains(TestNetwork.met(b)));
    await().atMost(SOON).until(() -> b.told.contains(TestNetwork.met(a)));
  }
}
