package io.supervised.engine.core;

import java.util.List;
import java.util.Optional;

/**
 * An agreed membership.
 *
 * @param view the view it was formed in
 * @param members oldest first
 */
public record EpochRecord(Epoch epoch, View.Id view, List<Member> members) {

  public EpochRecord {
    members = List.copyOf(members);
  }

  public Optional<Member> member(NodeId id) {
    return members.stream().filter(member -> member.id().equals(id)).findFirst();
  }

  public Optional<Member> named(String name) {
    return members.stream().filter(member -> member.name().equals(name)).findFirst();
  }

  boolean has(NodeId id) {
    return member(id).isPresent();
  }
}
