package io.supervised.tck.faults.network;

import java.util.List;

/** All nodes on one address of this machine. Nothing can be cut. */
public final class Loopback implements Network {

  @Override
  public String address(int node) {
    return "127.0.0.1";
  }

  @Override
  public List<String> prefix(int node) {
    return List.of();
  }

  @Override
  public boolean canCut() {
    return false;
  }

  @Override
  public void cut(Link link) {
    throw impossible();
  }

  @Override
  public void mend(Link link) {
    throw impossible();
  }

  @Override
  public void lose(int node, int percent) {
    throw impossible();
  }

  @Override
  public void stopLosing(int node, int percent) {
    throw impossible();
  }

  @Override
  public void unplug(int node) {
    throw impossible();
  }

  @Override
  public void plug(int node) {
    throw impossible();
  }

  @Override
  public void mendAll() {
    // nothing was harmed
  }

  @Override
  public void close() {
    // nothing was made
  }

  private static UnsupportedOperationException impossible() {
    return new UnsupportedOperationException("the loopback can't be cut");
  }
}
