package io.supervised.engine.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Nodes at listed places, one at each.
 *
 * @param self the place of this node, one of the list
 */
public record HostsDiscovery(Place self, List<Place> places) implements Discovery {

  private static final int PATIENCE_MILLIS = 300;

  public HostsDiscovery {
    places = List.copyOf(places);
  }

  @Override
  public <V> V settle(Duration patience, Settling<V> settling) throws Exception {
    return settling.at(self);
  }

  @Override
  public boolean isAnybodyThere(Place except) {
    return places.stream().anyMatch(place -> !place.equals(except) && listens(place));
  }

  private static boolean listens(Place place) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(place.host(), place.life().port()), PATIENCE_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  @Override
  public String nameAt(Place place) {
    return "node-" + place.host().replace(':', '-') + "-" + place.port();
  }

  /** A majority, so that a cluster begins and runs without the rest. */
  @Override
  public int defaultQuorum() {
    return places.size() / 2 + 1;
  }

  @Override
  public String describe() {
    return places.stream().map(Place::toString).sorted().collect(Collectors.joining(","));
  }

  @Override
  public String trust() {
    return "Messages are neither encrypted nor authenticated: everybody who can reach the port is trusted";
  }
}
