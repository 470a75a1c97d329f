package io.supervised.engine.core;

import java.util.ArrayList;
import java.util.List;

/**
 * What all members must agree on.
 *
 * @param segments how many segments names hash to
 * @param registry how the children's states are kept: {@code replicated} or {@code distributed}
 * @param wire version of the messages
 * @param lease length of a lease in milliseconds
 * @param quorum how many of how many addresses a new cluster needs, as text
 * @param tieBreaker who decides between two equal halves: {@code none} or {@code jdbc}
 * @param partition what a part of the cluster without a quorum does: {@code safe} or {@code available}
 * @param eligible which nodes may run children that are not their own, as text
 */
public record ClusterSettings(
    int segments,
    String registry,
    int wire,
    long lease,
    String quorum,
    String tieBreaker,
    String partition,
    String eligible) {

  /** Each setting in which {@code other} differs, with both values; empty if they agree. */
  public List<String> differencesFrom(ClusterSettings other) {
    List<String> differences = new ArrayList<>();
    compare(differences, "supervised.segments", segments, other.segments);
    compare(differences, "supervised.registry", registry, other.registry);
    compare(differences, "wire version", wire, other.wire);
    compare(differences, "supervised.lease.duration in ms", lease, other.lease);
    compare(differences, "supervised.quorum.size", quorum, other.quorum);
    compare(differences, "supervised.quorum.tie-breaker", tieBreaker, other.tieBreaker);
    compare(differences, "supervised.partition", partition, other.partition);
    compare(differences, "supervised.nodes.eligible", eligible, other.eligible);
    return differences;
  }

  private static void compare(List<String> differences, String key, Object here, Object there) {
    if (!here.equals(there)) {
      differences.add(key + " is " + here + " here and " + there + " there");
    }
  }
}
