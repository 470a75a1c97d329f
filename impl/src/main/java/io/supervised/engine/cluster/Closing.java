package io.supervised.engine.cluster;

/** Closes one thing after the other, whatever each of them throws. */
final class Closing {

  private Closing() {}

  static void quietly(String what, Runnable close) {
    try {
      close.run();
    } catch (RuntimeException untidy) {
      ClusterLog.LOG.untidyStop(what, untidy);
    }
  }
}
