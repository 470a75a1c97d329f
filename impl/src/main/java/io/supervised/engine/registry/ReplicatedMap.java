package io.supervised.engine.registry;

import io.supervised.engine.core.GridView;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the registry needs of the cluster: a map that every member has, in segments. Thread-safe. */
public interface ReplicatedMap {

  /**
   * Writes an entry if the present one is as expected.
   *
   * @param expected null if there must be none
   * @return completed once the members have the entry, or with false if another one was found; exceptionally if it is not
   *     known whether they have it
   */
  CompletionStage<Boolean> replace(String key, byte @Nullable [] expected, byte[] next);

  byte @Nullable [] get(String key);

  void forEach(BiConsumer<String, byte[]> action);

  /** Reads one segment. */
  void forEachIn(int segment, BiConsumer<String, byte[]> action);

  /** Who has the map at the moment. */
  GridView view();

  /** Tells of each entry that is written anywhere from now on. */
  void observe(Observer observer);

  /** Hears of entries; on a thread of the data grid, so it only hands over. */
  @FunctionalInterface
  interface Observer {
    void written(String key, byte[] entry);
  }
}
