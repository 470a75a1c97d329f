package io.supervised.engine.child;

/** A running child as its callers see it. */
public interface Callee {

  /** What it is an instance of. */
  SupervisedBean bean();

  /** Takes a call into the mailbox, or refuses it at once. */
  void take(Delivery call);

  /**
   * Performs a call in the caller's thread, if no other one runs or waits.
   *
   * @return false if the child is busy or has ended; nothing was done then
   */
  boolean performNow(Delivery call);
}
