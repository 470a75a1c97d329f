package io.supervised.engine.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A consistent hash as some node sees it at some moment: of the processes that have joined the data grid. */
final class Grid implements Placement {

  private final World world;
  private final List<SimulatedProcess> joined;
  private final int shift;

  Grid(World world, List<SimulatedProcess> joined, int shift) {
    this.world = world;
    this.joined = List.copyOf(joined);
    this.shift = shift;
  }

  @Override
  public Map<Integer, NodeId> among(List<Member> eligible) {
    List<NodeId> able = new ArrayList<>();
    for (Member member : eligible) {
      NodeId id = member.id();
      if (joined.contains(world.process(id))) {
        able.add(id);
      }
    }
    able.sort(Comparator.comparingInt(world::host));
    Map<Integer, NodeId> owners = new TreeMap<>();
    for (int segment = 0; segment < World.SEGMENTS && !able.isEmpty(); segment++) {
      owners.put(segment, able.get((segment + shift) % able.size()));
    }
    return owners;
  }
}
