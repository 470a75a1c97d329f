package io.supervised.engine.registry;

import io.supervised.engine.core.GridView;

/** Hears what becomes of writes; on a thread of the data grid or of the registry, so it only hands over. */
public interface WriteListener {

  /**
   * The members of the grid have the entry that was written then, or a newer one of this node.
   *
   * @param before the grid when the write began
   * @param after the grid when it ended
   */
  void written(String key, Version version, GridView before, GridView after);

  /** The cluster has a newer entry than the one to be written, which is dropped. */
  void superseded(String key, ChildEntry by);
}
