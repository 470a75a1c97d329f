package io.supervised.engine.cluster;

import io.supervised.engine.core.Member;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.infinispan.distribution.ch.ConsistentHash;
import org.infinispan.distribution.ch.impl.ConsistentHashFactory;
import org.infinispan.remoting.transport.Address;

/**
 * A consistent hash of Infinispan at one moment. For nodes that are fewer than those it was made for, it says what Infinispan
 * will say once it has noticed: so nothing moves twice when a node dies.
 */
final class HashPlacement<H extends ConsistentHash> implements Placement {

  private final H hash;
  private final ConsistentHashFactory<H> factory;

  HashPlacement(H hash, ConsistentHashFactory<H> factory) {
    this.hash = hash;
    this.factory = factory;
  }

  @Override
  public Map<Integer, NodeId> among(List<Member> eligible) {
    Map<UUID, NodeId> byData =
        eligible.stream().collect(Collectors.toMap(Member::data, Member::id));
    List<Address> able = new ArrayList<>();
    for (Address address : hash.getMembers()) {
      if (byData.containsKey(Caches.uuid(address))) {
        able.add(address);
      }
    }
    return able.isEmpty() ? Map.of() : owners(restrictedTo(able), byData);
  }

  private ConsistentHash restrictedTo(List<Address> able) {
    if (able.size() == hash.getMembers().size()) {
      return hash;
    }
    Map<Address, Float> capacities = hash.getCapacityFactors();
    Map<Address, Float> remaining = capacities == null
        ? null
        : able.stream().collect(Collectors.toMap(Function.identity(), capacities::get));
    return factory.updateMembers(hash, able, remaining);
  }

  private static Map<Integer, NodeId> owners(ConsistentHash hash, Map<UUID, NodeId> byData) {
    Map<Integer, NodeId> owners = new TreeMap<>();
    Map<Address, NodeId> known = new HashMap<>();
    for (int segment = 0; segment < hash.getNumSegments(); segment++) {
      NodeId owner = known.computeIfAbsent(
          hash.locatePrimaryOwnerForSegment(segment), address -> byData.get(Caches.uuid(address)));
      if (owner != null) {
        owners.put(segment, owner);
      }
    }
    return owners;
  }
}
