package io.supervised.engine.core;

import java.util.ArrayList;
import java.util.List;

/**
 * What all members must agree on.
 *
 * @param segments how many segments names hash to
 * @param registry how the children's states are kept: {@code replicated} or {@code distributed}
 * @param wire version of the messages
 */
public record ClusterSettings(int segments, String registry, int wire) {

  /** Each setting in which {@code other} differs, with both values; empty if they agree. */
  public List<String> differencesFrom(ClusterSettings other) {
    List<String> differences = new ArrayList<>();
    compare(differences, "supervised.segments", segments, other.segments);
    compare(differences, "supervised.registry", registry, other.registry);
    compare(differences, "wire version", wire, other.wire);
    return differences;
  }

  private static void compare(List<String> differences, String key, Object here, Object there) {
    if (!here.equals(there)) {
      differences.add(key + " is " + here + " here and " + there + " there");
    }
  }
}
