package io.supervised.tck.faults.schedule;

import io.supervised.tck.faults.network.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Harms nobody, and remembers what it was to do. */
final class RecordingInjector implements Injector {

  final List<String> done = new ArrayList<>();

  @Override
  public void kill(FaultKind why, Set<Integer> nodes) {
    done.add("kill " + new TreeSet<>(nodes));
  }

  @Override
  public void killCoordinator(FaultKind why) {
    done.add("kill coordinator");
  }

  @Override
  public void pause(FaultKind why, int node) {
    done.add("pause " + node);
  }

  @Override
  public void resume(FaultKind why, int node) {
    done.add("resume " + node);
  }

  @Override
  public void stop(FaultKind why, int node) {
    done.add("stop " + node);
  }

  @Override
  public void launch(FaultKind why, Set<Integer> nodes) {
    done.add("launch " + new TreeSet<>(nodes));
  }

  @Override
  public void launchMissing(FaultKind why) {
    done.add("launch missing");
  }

  @Override
  public void cut(FaultKind why, Set<Link> links) {
    done.add("cut " + links);
  }

  @Override
  public void mend(FaultKind why, Set<Link> links) {
    done.add("mend " + links);
  }

  @Override
  public void lose(FaultKind why, int node, int percent) {
    done.add("lose " + node + " " + percent);
  }

  @Override
  public void stopLosing(FaultKind why, int node, int percent) {
    done.add("stop losing " + node + " " + percent);
  }

  @Override
  public void unplug(FaultKind why, int node) {
    done.add("unplug " + node);
  }

  @Override
  public void plug(FaultKind why, int node) {
    done.add("plug " + node);
  }
}
