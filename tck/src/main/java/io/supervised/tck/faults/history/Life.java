package io.supervised.tck.faults.history;

/**
 * One process: the node that it is, and which of its lives. The incarnation that the engine draws is another thing; a node
 * may have several within one life.
 *
 * @param node the node's name
 * @param incarnation differs between the processes of one node
 */
public record Life(String node, String incarnation) {

  /** The process that injects the faults. */
  public static final Life DRIVER = new Life("driver", "0");

  @Override
  public String toString() {
    return node + "#" + incarnation;
  }
}
