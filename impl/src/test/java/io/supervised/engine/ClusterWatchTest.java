package io.supervised.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.ClusterNode;
import io.supervised.engine.core.GridView;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.ChildRegistry;
import io.supervised.engine.registry.ReplicatedMap;
import io.supervised.engine.registry.TestEntries;
import io.supervised.engine.registry.TestFrames;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.WriteListener;
import io.supervised.event.ChildEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClusterWatchTest {

  private static final ClusterNode OTHER = new ClusterNode("other", new UUID(3, 4));

  private final Listened map = new Listened();

  @Test
  void nothing_is_listened_to_or_read_if_nobody_wants_to_hear_of_other_nodes() {
    begin(SupervisorListener.NONE);
    assertThat(map.observers).isEmpty();
    assertThat(map.reads).isZero();
  }

  @Test
  void who_wants_to_hear_of_other_nodes_is_told_of_what_is_written() {
    begin(new SupervisorListener() {
      @Override
      public boolean watchesCluster() {
        return true;
      }
    });
    assertThat(map.observers).hasSize(1);
  }

  @Test
  void what_runs_already_is_news_only_if_it_began_on_this_node_which_was_about_to_listen() {
    map.entries.put("cart-1", TestFrames.running(1));
    assertThat(toldWhenBegunOn(TestEntries.NODE)).containsExactly("cart-1");
    assertThat(toldWhenBegunOn(OTHER)).isEmpty();
  }

  private List<String> toldWhenBegunOn(ClusterNode self) {
    List<String> told = new CopyOnWriteArrayList<>();
    begin(
        new SupervisorListener() {
          @Override
          public boolean watchesCluster() {
            return true;
          }

          @Override
          public void childStartedAnywhere(ChildEvent event) {
            told.add(event.name());
          }
        },
        self);
    return told;
  }

  private void begin(SupervisorListener listener) {
    begin(listener, OTHER);
  }

  private void begin(SupervisorListener listener, ClusterNode self) {
    try (ChildRegistry registry = new ChildRegistry("watch-test-registry");
        EventDispatcher events = new EventDispatcher(
            listener, "watch-test-events", getClass().getClassLoader(), System::nanoTime)) {
      registry.open(map, new NoWrites());
      new ClusterWatch(events).begin(listener, registry, self);
    }
  }

  private static final class NoWrites implements WriteListener {

    @Override
    public void written(String key, Version version, GridView before, GridView after) {
      throw new AssertionError(key);
    }

    @Override
    public void superseded(String key, Version version, ChildEntry by) {
      throw new AssertionError(key);
    }
  }

  /** A map that remembers who listens to it. */
  private static final class Listened implements ReplicatedMap {

    private final List<Observer> observers = new ArrayList<>();
    private final Map<String, byte[]> entries = new HashMap<>();
    private int reads;

    @Override
    public void observe(Observer observer) {
      observers.add(observer);
    }

    @Override
    public void forEach(BiConsumer<String, byte[]> action) {
      reads++;
      entries.forEach(action);
    }

    @Override
    public void forEachIn(int segment, BiConsumer<String, byte[]> action) {
      reads++;
    }

    @Override
    public byte @Nullable [] get(String key) {
      return null;
    }

    @Override
    public CompletionStage<Boolean> replace(String key, byte @Nullable [] expected, byte[] next) {
      return CompletableFuture.completedFuture(true);
    }

    @Override
    public GridView view() {
      throw new AssertionError("nothing is written");
    }
  }
}
