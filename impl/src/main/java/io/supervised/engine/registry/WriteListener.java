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

  /**
   * The cluster has a newer entry than the one to be written, or a later holder of its segment, which comes to the same: the write is
   * dropped.
   *
   * @param version of what was to be written
   * @param by what a later holder, or this one, has written; {@link ChildEntry#unread} if a newer build did, in a way that this one can't
   *     read
   */
  void superseded(String key, Version version, ChildEntry by);
}
