package io.supervised.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildInfo;
import io.supervised.ClusterNode;
import io.supervised.Token;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChildRegistryTest {

  private final ChildRegistry registry = new ChildRegistry("registry-test");
  private final MapInMemory map = new MapInMemory();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void what_was_told_before_there_is_a_map_is_written_when_there_is_one() {
    registry.running(child("x", 1));
    assertThat(registry.find("x")).isEmpty();
    registry.open(map);
    await().untilAsserted(() -> assertThat(registry.find("x")).contains(child("x", 1)));
  }

  @Test
  void the_newest_state_of_a_child_wins() {
    registry.running(child("x", 1));
    registry.stopped("x", child("x", 1).token());
    registry.running(child("y", 1));
    registry.running(child("y", 2));
    registry.open(map);
    await().untilAsserted(() -> assertThat(registry.all()).containsExactly(child("y", 2)));
  }

  @Test
  void a_write_that_fails_is_made_again() {
    map.failures.set(2);
    registry.open(map);
    registry.running(child("x", 1));
    await().untilAsserted(() -> assertThat(registry.find("x")).contains(child("x", 1)));
    assertThat(map.failures).hasValue(0);
  }

  @Test
  void what_a_former_owner_writes_late_changes_nothing() {
    registry.open(map);
    registry.running(child("x", 2));
    await().untilAsserted(() -> assertThat(registry.find("x")).contains(child("x", 2)));
    registry.running(child("x", 1));
    registry.stopped("x", child("x", 1).token());
    registry.running(child("y", 1));
    await().untilAsserted(() -> assertThat(registry.find("y")).isPresent());
    assertThat(registry.find("x")).contains(child("x", 2));
  }

  @Test
  void a_stopped_child_stays_stopped_for_its_former_activation() {
    registry.open(map);
    registry.stopped("x", child("x", 1).token());
    await().until(() -> map.entries.containsKey("x"));
    registry.running(child("x", 1));
    registry.running(child("y", 1));
    await().untilAsserted(() -> assertThat(registry.find("y")).isPresent());
    assertThat(registry.find("x")).isEmpty();
  }

  @Test
  void an_entry_that_changes_between_reading_and_writing_is_looked_at_again() {
    map.inBetween = () -> map.entries.put("x", ChildFrame.running(child("x", 2)));
    registry.open(map);
    registry.running(child("x", 3));
    await().untilAsserted(() -> assertThat(registry.find("x")).contains(child("x", 3)));
  }

  @Test
  void an_entry_of_a_newer_format_is_left_alone() {
    byte[] frame = ChildFrame.running(child("x", 1));
    frame[0]++;
    map.entries.put("x", frame);
    registry.open(map);
    registry.running(child("x", 2));
    registry.running(child("y", 1));
    await().untilAsserted(() -> assertThat(registry.find("y")).isPresent());
    assertThat(map.entries.get("x")).isEqualTo(frame);
  }

  @Test
  void an_entry_of_a_newer_format_is_not_misread() {
    byte[] frame = ChildFrame.running(child("x", 1));
    frame[0]++;
    assertThat(ChildFrame.read("x", frame)).isEmpty();
  }

  private static ChildInfo child(String name, long grant) {
    ClusterNode node = new ClusterNode("a", new UUID(1, 2));
    return new ChildInfo(
        name, "bean", node, new Token(9, "p", grant, 0), Instant.ofEpochMilli(1234));
  }

  private static final class MapInMemory implements ReplicatedMap {
    @Override
    public void observe(Observer observer) {
      throw new AssertionError("not of interest here");
    }

    private final Map<String, byte[]> entries = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private Runnable inBetween = () -> {};

    @Override
    public CompletionStage<Boolean> replace(String key, byte @Nullable [] expected, byte[] next) {
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        return CompletableFuture.failedFuture(new IllegalStateException("not now"));
      }
      boolean replaced = expected == null
          ? entries.putIfAbsent(key, next) == null
          : entries.replace(key, expected, next);
      return CompletableFuture.completedFuture(replaced);
    }

    @Override
    public byte @Nullable [] get(String key) {
      byte[] found = entries.get(key);
      inBetween.run();
      inBetween = () -> {};
      return found;
    }

    @Override
    public void forEach(BiConsumer<String, byte[]> action) {
      entries.forEach(action);
    }
  }
}
