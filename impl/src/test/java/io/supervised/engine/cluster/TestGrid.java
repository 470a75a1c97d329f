package io.supervised.engine.cluster;

import io.supervised.engine.core.Address;
import io.supervised.engine.core.ClusterSettings;
import io.supervised.engine.core.GridView;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Placement;
import io.supervised.engine.peer.HostsDiscovery;
import io.supervised.engine.peer.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.infinispan.Cache;

/** One node's real data grid, and what it told. */
final class TestGrid implements ClusterEvents, AutoCloseable {

  static final int SEGMENTS = 64;
  private static final long PATIENCE_MILLIS = 30_000;

  /** What was told at one moment. */
  record News(Placement placement, GridView view) {}

  final List<News> told = new CopyOnWriteArrayList<>();
  private final Place place;
  private final ServerSocket life;
  private final Grid grid;
  private final Cache<String, byte[]> cache;
  private final Member member;

  TestGrid(Place place, List<Place> places, boolean distributed) throws Exception {
    this.place = place;
    // by this the next one sees that there is somebody to join
    this.life = new ServerSocket(place.life().port(), 50, InetAddress.getByName(place.host()));
    HostsDiscovery discovery = new HostsDiscovery(place, places);
    ClusterOptions options =
        new ClusterOptions("grid-test", discovery, SEGMENTS, distributed, Duration.ofSeconds(60));
    String name = discovery.nameAt(place);
    grid = connected(options, name);
    cache = grid.start();
    member = member(name, grid.channel().self());
    HashListener listener = new HashListener(cache, Caches.factory(options), this);
    cache.addListener(listener);
    listener.tell();
  }

  /** As nodes do it: it can hang, and is tried again then. */
  private Grid connected(ClusterOptions options, String name) throws Exception {
    while (true) {
      try {
        OwnGrid own = new OwnGrid(options, TestGrid.class.getClassLoader(), place, name);
        return Connection.open(own, name, PATIENCE_MILLIS).grid();
      } catch (TimeoutException hangs) {
        ClusterLog.LOG.debug("once more", hangs);
      }
    }
  }

  private Member member(String name, UUID data) {
    return new Member(
        new NodeId(UUID.randomUUID()),
        name,
        new Address(place.host(), place.port()),
        data,
        new ClusterSettings(SEGMENTS, "replicated", 1, 3_000, "any", "none", "safe", "all"));
  }

  Member member() {
    return member;
  }

  GroupChannel channel() {
    return grid.channel();
  }

  Cache<String, byte[]> cache() {
    return cache;
  }

  /** Only for a grid that has told of something, which it does once it has started. */
  News newest() {
    return told.get(told.size() - 1);
  }

  @Override
  public void gridChanged(Placement placement, GridView grid) {
    told.add(new News(placement, grid));
  }

  /** As a killed process. */
  void cut() {
    grid.cut();
  }

  @Override
  public void close() {
    grid.stop();
    grid.close();
    try {
      life.close();
    } catch (IOException unclean) {
      throw new UncheckedIOException(unclean);
    }
  }
}
