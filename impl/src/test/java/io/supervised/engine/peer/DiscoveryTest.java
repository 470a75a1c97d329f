package io.supervised.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.StartupException;
import io.supervised.engine.core.Address;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Nested
  class on_one_machine {

    private final List<Place> places = FreePlaces.draw(4);
    private final int first = places.get(0).port();
    private final LocalDiscovery discovery = new LocalDiscovery(first, 3);

    @Test
    void the_places_are_the_range_and_the_life_sockets_lie_above_it() {
      assertThat(discovery.places()).isEqualTo(places.subList(0, 3));
      assertThat(discovery.addresses())
          .containsExactly(
              new Address("127.0.0.1", first + 200),
              new Address("127.0.0.1", first + 201),
              new Address("127.0.0.1", first + 202));
      assertThat(discovery.defaultQuorum()).isEqualTo(3);
      assertThat(discovery.describe()).isEqualTo("127.0.0.1:" + first + "-" + (first + 2));
      assertThat(discovery.nameAt(places.get(1))).isEqualTo("node-" + (first + 1));
    }

    @Test
    void a_node_takes_the_first_place_of_which_all_ports_are_free() throws Exception {
      try (ServerSocket grid = listen(first);
          ServerSocket life = listen(first + 1 + Place.LIFE_OFFSET)) {
        assertThat(grid.isBound() && life.isBound()).isTrue();
        Place found = discovery.settle(PATIENCE, place -> place);
        assertThat(found).isEqualTo(places.get(2));
      }
      Place again = discovery.settle(PATIENCE, place -> place);
      assertThat(again).isEqualTo(places.get(0));
    }

    @Test
    void no_two_nodes_look_for_a_place_at_once() throws Exception {
      Boolean open = discovery.settle(PATIENCE, place -> Loopback.isFree(first + 3));
      assertThat(open).isFalse();
      assertThat(Loopback.isFree(first + 3)).isTrue();
    }

    @Test
    void a_range_that_is_taken_ends_in_a_message_that_names_its_ports() throws Exception {
      List<ServerSocket> taken = new ArrayList<>();
      try {
        taken.add(listen(first));
        taken.add(listen(first + 1 + Place.DETECTOR_OFFSET));
        taken.add(listen(first + 2 + Place.LIFE_OFFSET));
        assertThatThrownBy(() -> discovery.settle(PATIENCE, place -> place))
            .isInstanceOf(StartupException.class)
            .hasMessageContaining("SUPV00274")
            .hasMessageContaining(first + " to " + (first + 2));
      } finally {
        for (ServerSocket each : taken) {
          each.close();
        }
      }
    }

    @Test
    void somebody_is_there_if_another_place_is_taken() throws Exception {
      assertThat(discovery.isAnybodyThere(places.get(0))).isFalse();
      try (ServerSocket own = listen(first)) {
        assertThat(own.isBound()).isTrue();
        assertThat(discovery.isAnybodyThere(places.get(0))).isFalse();
        assertThat(discovery.isAnybodyThere(places.get(1))).isTrue();
      }
    }
  }

  @Nested
  class on_listed_hosts {

    private final List<Place> places = FreePlaces.draw(4);
    private final Place self = places.get(1);
    private final HostsDiscovery discovery = new HostsDiscovery(self, places);

    @Test
    void a_node_has_its_own_place_and_a_cluster_needs_a_majority() throws Exception {
      Place found = discovery.settle(PATIENCE, place -> place);
      assertThat(found).isEqualTo(self);
      assertThat(discovery.defaultQuorum()).isEqualTo(3);
      assertThat(new HostsDiscovery(self, places.subList(0, 3)).defaultQuorum()).isEqualTo(2);
      assertThat(new HostsDiscovery(self, List.of(self)).defaultQuorum()).isEqualTo(1);
    }

    @Test
    void the_order_of_the_list_makes_no_difference_to_who_can_be_in_one_cluster() {
      List<Place> turned = List.of(places.get(3), places.get(1), places.get(0), places.get(2));
      assertThat(new HostsDiscovery(places.get(3), turned).describe())
          .isEqualTo(discovery.describe());
    }

    @Test
    void a_node_is_named_after_its_place() {
      assertThat(discovery.nameAt(new Place("10.1.2.3", 7_800))).isEqualTo("node-10.1.2.3-7800");
      assertThat(discovery.nameAt(new Place("::1", 7_800))).isEqualTo("node---1-7800");
    }

    @Test
    void somebody_is_there_if_another_life_socket_answers() throws IOException {
      assertThat(discovery.isAnybodyThere(self)).isFalse();
      try (ServerSocket own = listen(self.life().port())) {
        assertThat(own.isBound()).isTrue();
        assertThat(discovery.isAnybodyThere(self)).isFalse();
        assertThat(discovery.isAnybodyThere(places.get(0))).isTrue();
      }
    }
  }

  @Test
  void a_port_that_is_listened_on_is_not_free_and_looking_does_not_take_it() throws IOException {
    int port = FreePlaces.draw(1).get(0).port();
    assertThat(Loopback.isFree(port)).isTrue();
    try (ServerSocket taken = listen(port)) {
      assertThat(taken.isBound()).isTrue();
      assertThat(Loopback.isFree(port)).isFalse();
    }
    assertThat(Loopback.isFree(port)).isTrue();
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, Loopback.address());
  }
}
