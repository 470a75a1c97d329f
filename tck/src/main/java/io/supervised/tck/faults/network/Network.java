package io.supervised.tck.faults.network;

import java.util.List;

/** What lies between the nodes, which are numbered from 1. What is done twice must be undone twice. */
public interface Network extends AutoCloseable {

  /** The address that a node listens on. */
  String address(int node);

  /** What stands before a command that is to run on the node's host; the process keeps its number. */
  List<String> prefix(int node);

  /** Whether links can be cut; if not, the methods below fail. */
  boolean canCut();

  void cut(Link link);

  void mend(Link link);

  /** Lets a share of all packets that reach a node get lost. */
  void lose(int node, int percent);

  void stopLosing(int node, int percent);

  /** Takes a node off the network, as pulling its cable does. */
  void unplug(int node);

  void plug(int node);

  /** Undoes everything. */
  void mendAll();

  @Override
  void close();
}
