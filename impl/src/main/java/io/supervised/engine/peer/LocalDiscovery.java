package io.supervised.engine.peer;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Nodes of one machine: each takes the first free port of a range of 127.0.0.1. They start in turn.
 *
 * @param port the first of the range
 * @param range how many ports, so how many nodes
 */
public record LocalDiscovery(int port, int range) implements Discovery {

  private static final String HOST = "127.0.0.1";

  @Override
  public List<Place> places() {
    return IntStream.range(port, port + range)
        .mapToObj(each -> new Place(HOST, each))
        .toList();
  }

  @Override
  public <V> V settle(Duration patience, Settling<V> settling) throws Exception {
    return StartGate.passing(gatePort(), patience, () -> settling.at(firstFree()));
  }

  /** The port that a starting node holds while it looks for the others. */
  private int gatePort() {
    return port + range;
  }

  private Place firstFree() {
    return places().stream()
        .filter(Loopback::isFree)
        .findFirst()
        .orElseThrow(() -> PeerLog.LOG.noFreePort(
            port, port + range - 1, Place.DETECTOR_OFFSET, Place.LIFE_OFFSET));
  }

  @Override
  public boolean isAnybodyThere(Place except) {
    return places().stream()
        .anyMatch(place -> !place.equals(except) && !Loopback.isFree(place.port()));
  }

  @Override
  public String nameAt(Place place) {
    return "node-" + place.port();
  }

  /** All of them: on one machine, whoever does not run refuses. */
  @Override
  public int defaultQuorum() {
    return range;
  }

  @Override
  public String describe() {
    return HOST + ":" + port + "-" + (port + range - 1);
  }

  @Override
  public String trust() {
    return "Loopback only: every process of this machine is trusted";
  }
}
