package io.supervised.engine.registry;

import static io.supervised.engine.Patience.SOON;
import static io.supervised.engine.registry.TestEntries.active;
import static io.supervised.engine.registry.TestEntries.after;
import static io.supervised.engine.registry.TestEntries.again;
import static io.supervised.engine.registry.TestEntries.ended;
import static io.supervised.engine.registry.TestEntries.kept;
import static io.supervised.engine.registry.TestEntries.moved;
import static io.supervised.engine.registry.TestEntries.placed;
import static io.supervised.engine.registry.TestEntries.resting;
import static io.supervised.engine.registry.TestEntries.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.engine.core.GridView;
import io.supervised.engine.state.NewerStateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChildRegistryTest {

  private final ChildRegistry registry = new ChildRegistry("registry-test");
  private final MapInMemory map = new MapInMemory();
  private final Heard heard = new Heard();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void what_was_told_before_there_is_a_map_is_written_when_there_is_one() {
    registry.put("x", active("x", 1));
    assertThat(registry.entry("x")).isEmpty();
    registry.open(map, heard);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(registry.entry("x")).contains(active("x", 1)));
  }

  @Test
  void the_newest_entry_of_a_child_wins() {
    registry.put("x", resting("x", 1));
    registry.put("x", active("x", 1));
    registry.put("y", active("y", 1));
    registry.put("y", active("y", 2));
    registry.open(map, heard);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(all())
            .containsExactlyInAnyOrder(
                TestEntries.child("x", 1, ChildState.RESTARTING),
                TestEntries.child("y", 2, ChildState.ACTIVE)));
  }

  @Test
  void a_child_that_is_over_or_was_never_run_is_no_child() {
    registry.open(map, heard);
    registry.put("x", ended(1, 1));
    registry.put("y", started(1, 1));
    await().atMost(SOON).until(() -> map.entries.size() == 2);
    assertThat(all()).isEmpty();
    assertThat(registry.entry("y"))
        .hasValueSatisfying(
            entry -> assertThat(entry.wish()).isEqualTo(started(1, 1).wish()));
  }

  @Test
  void a_state_is_found_by_the_key_of_its_child_and_is_no_child() {
    registry.open(map, heard);
    String placed = RegistryKey.placed(3, "y");
    registry.put(RegistryKey.stateOf("x"), kept(1, 7));
    registry.put(RegistryKey.stateOf(placed), kept(1, 8));
    await().atMost(SOON).until(() -> map.entries.size() == 2);
    assertThat(registry.state("x")).map(kept -> kept.state().version()).contains(7);
    assertThat(registry.state(placed)).map(kept -> kept.state().version()).contains(8);
    assertThat(registry.state("y")).isEmpty();
    List<String> found = new ArrayList<>();
    registry.forEach((key, entry) -> found.add(key));
    assertThat(found).isEmpty();
  }

  @Test
  void a_state_that_a_former_holder_writes_late_is_refused() {
    registry.open(map, heard);
    registry.put("x", active("x", 2));
    await().atMost(SOON).until(() -> map.entries.size() == 1);
    registry.put(RegistryKey.stateOf("x"), kept(1, 7));
    await().atMost(SOON).until(() -> heard.superseded.contains(RegistryKey.stateOf("x")));
    assertThat(heard.supersededBy).containsEntry(RegistryKey.stateOf("x"), active("x", 2));
    assertThat(registry.state("x")).isEmpty();
    registry.put(RegistryKey.stateOf("x"), kept(2, 8));
    await().atMost(SOON).until(() -> registry.state("x").isPresent());
  }

  @Test
  void a_state_in_a_form_of_a_newer_build_is_not_taken_for_none() {
    registry.open(map, heard);
    map.entries.put(RegistryKey.stateOf("x"), new byte[] {99, 1, 2, 3});
    assertThatThrownBy(() -> registry.state("x"))
        .isInstanceOf(NewerStateException.class)
        .hasMessageContaining("SUPV00371");
  }

  @Test
  void a_write_over_what_a_newer_build_has_written_is_dropped_and_told_of() {
    registry.open(map, heard);
    byte[] newer = {99, 1, 2, 3};
    map.entries.put("x", newer);
    registry.put("x", active("x", 1));
    await().atMost(SOON).until(() -> heard.superseded.contains("x"));
    assertThat(heard.supersededBy).containsEntry("x", ChildEntry.unread());
    assertThat(map.entries).containsEntry("x", newer);
    registry.put("x", ChildEntry.unread());
    registry.put("y", active("y", 1));
    await().atMost(SOON).until(() -> map.entries.containsKey("y"));
    assertThat(map.entries).containsEntry("x", newer);
  }

  @Test
  void what_a_newer_build_has_written_is_there_for_the_holder_of_its_segment_and_for_nobody_else() {
    registry.open(map, heard);
    map.entries.put("x", new byte[] {99, 1, 2, 3});
    assertThat(registry.in(1)).containsExactly(Map.entry("x", ChildEntry.unread()));
    assertThat(registry.entryOrUnread("x")).contains(ChildEntry.unread());
    assertThat(registry.entry("x")).isEmpty();
    assertThat(registry.of("x")).isEmpty();
  }

  @Test
  void a_lack_of_memory_ends_no_more_than_the_attempt() {
    map.full = true;
    registry.put("x", active("x", 1));
    registry.put("y", active("y", 1));
    registry.open(map, heard);
    await().atMost(SOON).until(() -> map.entries.size() == 2);
  }

  @Test
  void who_can_not_take_note_of_a_write_is_told_again() {
    heard.full.set(true);
    registry.open(map, heard);
    registry.put("x", active("x", 1));
    await().atMost(SOON).until(() -> heard.written.size() == 1);
    assertThat(heard.full).isFalse();
  }

  @Test
  void a_write_that_fails_is_made_again() {
    map.failures.set(2);
    registry.open(map, heard);
    registry.put("x", active("x", 1));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(registry.entry("x")).contains(active("x", 1)));
    assertThat(map.failures).hasValue(0);
  }

  @Test
  void a_name_is_followed_to_where_it_has_gone_last() {
    registry.open(map, heard);
    ChildEntry last = after(2, started(1, 1));
    registry.put("x", after(1, placed(1, 70))); // what came later is not told yet
    registry.put(RegistryKey.placed(70, "x"), after(2, placed(2, 80)));
    registry.put(RegistryKey.placed(80, "x"), last);
    await().atMost(SOON).untilAsserted(() -> assertThat(registry.of("x")).contains(last));
    assertThat(registry.segmentOf("x")).hasValue(80);
  }

  @Test
  void a_name_is_where_it_was_until_it_has_arrived() {
    registry.open(map, heard);
    ChildEntry leaving = after(2, moved(5, 70));
    registry.put("x", leaving);
    registry.put(RegistryKey.placed(70, "x"), after(1, placed(1, 80))); // it was there before
    await().atMost(SOON).until(() -> map.entries.size() == 2);
    assertThat(registry.of("x")).contains(leaving);
    assertThat(registry.segmentOf("x")).isEmpty();
    registry.put(RegistryKey.placed(70, "x"), after(2, started(2, 1)));
    await().atMost(SOON).untilAsserted(() -> assertThat(registry.segmentOf("x")).hasValue(70));
  }

  @Test
  void what_a_former_holder_writes_late_changes_nothing_and_is_told_to_it() {
    registry.open(map, heard);
    registry.put("x", active("x", 2));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(registry.entry("x")).contains(active("x", 2)));
    registry.put("x", resting("x", 1));
    await().atMost(SOON).until(() -> heard.superseded.contains("x"));
    assertThat(registry.entry("x")).contains(active("x", 2));
  }

  @Test
  void a_newer_write_does_not_undo_a_newer_decision() {
    registry.open(map, heard);
    registry.put("x", ended(2, 7));
    await().atMost(SOON).until(() -> map.entries.containsKey("x"));
    registry.put("x", again(started(1, 5), 4));
    await().atMost(SOON).until(() -> heard.superseded.contains("x"));
    assertThat(registry.entry("x")).contains(ended(2, 7));
  }

  @Test
  void whoever_writes_hears_which_grid_has_it() {
    registry.open(map, heard);
    map.topology.set(3);
    map.inBetween = () -> map.topology.set(4);
    registry.put("x", active("x", 1));
    await().atMost(SOON).until(() -> !heard.written.isEmpty());
    assertThat(heard.written).containsExactly("x " + active("x", 1).written() + " 3 4");
  }

  @Test
  void an_entry_that_changes_between_reading_and_writing_is_looked_at_again() {
    map.inBetween = () -> map.entries.put("x", ChildFrame.of(active("x", 2)));
    registry.open(map, heard);
    registry.put("x", active("x", 3));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(registry.entry("x")).contains(active("x", 3)));
  }

  @Test
  void an_entry_of_a_newer_format_is_left_alone_and_not_misread() {
    byte[] frame = ChildFrame.of(active("x", 1));
    frame[0]++;
    map.entries.put("x", frame);
    registry.open(map, heard);
    registry.put("x", active("x", 2));
    registry.put("y", active("y", 1));
    await().atMost(SOON).untilAsserted(() -> assertThat(registry.entry("y")).isPresent());
    assertThat(map.entries.get("x")).isEqualTo(frame);
    assertThat(registry.entry("x")).isEmpty();
    assertThat(all()).extracting(ChildInfo::name).containsExactly("y");
  }

  @Test
  void what_a_newer_build_says_in_words_of_its_own_is_left_alone_and_not_taken_for_damage() {
    byte[] frame = ChildFrame.of(active("x", 1));
    frame[TestFrames.WISH] = 99;
    map.entries.put("x", frame);
    registry.open(map, heard);
    assertThat(registry.entry("x")).isEmpty();
    assertThat(all()).isEmpty();
  }

  @Test
  void who_watches_children_does_not_hear_of_where_they_belong() {
    registry.open(map, heard);
    List<String> told = new ArrayList<>();
    registry.watch(
        "x"::equals,
        (name, child) -> told.add(name + " "
            + child.child().map(ChildInfo::state).map(Object::toString).orElse("ended")));
    ReplicatedMap.Observer observer = map.observers.get(0);
    observer.written("x", ChildFrame.of(TestEntries.placed(1, 70)));
    observer.written("y", ChildFrame.of(active("y", 1)));
    observer.written(RegistryKey.placed(70, "x"), ChildFrame.of(active("x", 1)));
    observer.written("x", ChildFrame.of(TestEntries.placed(2, 70)));
    observer.written(RegistryKey.placed(70, "x"), ChildFrame.of(ended(3, 1)));
    assertThat(told).containsExactly("x ACTIVE", "x ended");
  }

  private List<ChildInfo> all() {
    List<ChildInfo> all = new ArrayList<>();
    registry.forEach((key, entry) -> entry.child().ifPresent(all::add));
    return all;
  }

  private static final class Heard implements WriteListener {
    private final AtomicBoolean full = new AtomicBoolean();
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final List<String> superseded = new CopyOnWriteArrayList<>();
    private final Map<String, ChildEntry> supersededBy = new ConcurrentHashMap<>();

    @Override
    public void written(String child, Version version, GridView before, GridView after) {
      if (full.getAndSet(false)) {
        throw new OutOfMemoryError("made up");
      }
      written.add(child + " " + version + " " + before.topology() + " " + after.topology());
    }

    @Override
    public void superseded(String child, Version version, ChildEntry by) {
      superseded.add(child);
      supersededBy.put(child, by);
    }
  }

  private static final class MapInMemory implements ReplicatedMap {
    @Override
    public void observe(Observer observer) {
      observers.add(observer);
    }

    private final Map<String, byte[]> entries = new ConcurrentHashMap<>();
    private final List<Observer> observers = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong topology = new AtomicLong(1);
    private Runnable inBetween = () -> {};
    private volatile boolean full;

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
      if (full) {
        full = false;
        throw new OutOfMemoryError("made up");
      }
      byte[] found = entries.get(key);
      inBetween.run();
      inBetween = () -> {};
      return found;
    }

    @Override
    public void forEach(BiConsumer<String, byte[]> action) {
      entries.forEach(action);
    }

    @Override
    public void forEachIn(int segment, BiConsumer<String, byte[]> action) {
      entries.forEach(action);
    }

    @Override
    public GridView view() {
      return new GridView(topology.get(), Set.of(new UUID(0, 1)));
    }
  }
}
