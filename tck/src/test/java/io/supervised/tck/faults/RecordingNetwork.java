package io.supervised.tck.faults;

import io.supervised.tck.faults.network.Link;
import io.supervised.tck.faults.network.Network;
import java.util.ArrayList;
import java.util.List;

/** Harms nothing, and remembers what it was to do. */
final class RecordingNetwork implements Network {

  final List<String> done = new ArrayList<>();

  @Override
  public String address(int node) {
    return "10.0.0." + node;
  }

  @Override
  public List<String> prefix(int node) {
    return List.of();
  }

  @Override
  public boolean canCut() {
    return true;
  }

  @Override
  public void cut(Link link) {
    done.add("cut " + link);
  }

  @Override
  public void mend(Link link) {
    done.add("mend " + link);
  }

  @Override
  public void lose(int node, int percent) {
    done.add("lose " + node);
  }

  @Override
  public void stopLosing(int node, int percent) {
    done.add("stop losing " + node);
  }

  @Override
  public void unplug(int node) {
    done.add("unplug " + node);
  }

  @Override
  public void plug(int node) {
    done.add("plug " + node);
  }

  @Override
  public void mendAll() {
    done.add("mend all");
  }

  @Override
  public void close() {
    done.add("close");
  }
}
