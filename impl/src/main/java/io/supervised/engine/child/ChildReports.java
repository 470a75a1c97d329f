package io.supervised.engine.child;

/** What becomes of children; called on their threads, {@code started} before {@code ended} for each activation. */
public interface ChildReports {

  void started(LiveChild child);

  /** The activation is over, once and for all. */
  void ended(LiveChild child, Ending ending);
}
