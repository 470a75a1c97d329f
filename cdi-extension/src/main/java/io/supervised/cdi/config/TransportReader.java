package io.supervised.cdi.config;

import io.supervised.engine.Configuration;
import io.supervised.engine.peer.Discovery;
import io.supervised.engine.peer.HostsDiscovery;
import io.supervised.engine.peer.LocalDiscovery;
import io.supervised.engine.peer.Place;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code supervised.transport.*}. */
final class TransportReader {

  private static final String PORT = "supervised.transport.port";
  private static final String HOSTS = "supervised.transport.hosts";
  private static final String BIND = "supervised.transport.bind-address";
  private static final String INSECURE = "supervised.transport.insecure";
  private static final int HIGHEST_PORT = 32_767 - Place.LIFE_OFFSET;
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]\\s]+)(?::(\\d{1,5}))?");
  private static final String HOSTS_FORM =
      "addresses of all nodes, this one included, with commas between them, each with an optional port from 1024 to "
          + HIGHEST_PORT + ": for instance 10.0.0.1,10.0.0.2:17900";

  private final Keys keys;

  TransportReader(Keys keys) {
    this.keys = keys;
  }

  Discovery discovery() {
    int port = keys.number(PORT, 1024, HIGHEST_PORT, Configuration.DEFAULT_PORT);
    int range = keys.number("supervised.transport.port-range", 1, 99, Configuration.DEFAULT_RANGE);
    Optional<String> listed = keys.raw(HOSTS);
    Optional<String> bind = keys.raw(BIND);
    boolean insecure = keys.flag(INSECURE, false);
    if (listed.isPresent()) {
      return hosts(listed.get(), bind, port, insecure);
    }
    if (port + range > HIGHEST_PORT) {
      keys.problem(
          PORT,
          Integer.toString(port),
          "a port whose range of " + range + " ends at " + HIGHEST_PORT + " or below");
    }
    return new LocalDiscovery(port, range);
  }

  private Discovery hosts(String listed, Optional<String> bind, int port, boolean insecure) {
    List<Place> places = new ArrayList<>();
    for (String host : listed.split(",", -1)) {
      Matcher parts = HOST.matcher(host.trim());
      if (!parts.matches() || !isPort(parts.group(2))) {
        keys.problem(HOSTS, listed, HOSTS_FORM);
        return new LocalDiscovery(Configuration.DEFAULT_PORT, Configuration.DEFAULT_RANGE);
      }
      String name = parts.group(1).replaceAll("[\\[\\]]", "");
      Place place =
          new Place(name, parts.group(2) == null ? port : Integer.parseInt(parts.group(2)));
      if (!places.contains(place)) {
        places.add(place);
      }
    }
    if (!insecure && !places.stream().allMatch(TransportReader::isLoopback)) {
      keys.problem(
          INSECURE,
          "false",
          "'true' if everybody who can reach these hosts may be trusted: messages between nodes are neither encrypted nor"
              + " authenticated yet");
    }
    return new HostsDiscovery(self(places, listed, bind, port), places);
  }

  private static boolean isPort(String digits) {
    if (digits == null) {
      return true;
    }
    int port = Integer.parseInt(digits);
    return port >= 1024 && port <= HIGHEST_PORT;
  }

  /** Which of the places is this node's: the one that is said to be, or the only one on this machine. */
  private Place self(List<Place> places, String listed, Optional<String> bind, int port) {
    if (bind.isPresent()) {
      Place said = new Place(bind.get(), port);
      if (!places.contains(said)) {
        keys.problem(
            BIND, bind.get(), "an address that supervised.transport.hosts has, with port " + port);
      }
      return said;
    }
    List<Place> here = places.stream().filter(TransportReader::isHere).toList();
    if (here.size() != 1) {
      keys.problem(
          HOSTS,
          listed,
          (here.isEmpty()
              ? "a list with an address of this machine"
              : "supervised.transport.bind-address too, since " + here
                  + " are all of this machine"));
      return places.get(0);
    }
    return here.get(0);
  }

  private static boolean isLoopback(Place place) {
    try {
      return InetAddress.getByName(place.host()).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  private static boolean isHere(Place place) {
    try {
      return NetworkInterface.getByInetAddress(InetAddress.getByName(place.host())) != null;
    } catch (UnknownHostException | SocketException unknown) {
      return false;
    }
  }
}
