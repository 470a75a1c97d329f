package io.supervised.engine.peer;

import io.supervised.engine.core.Address;
import io.supervised.engine.core.ClusterSettings;
import io.supervised.engine.core.Epoch;
import io.supervised.engine.core.EpochRecord;
import io.supervised.engine.core.EpochRecord.Enrolled;
import io.supervised.engine.core.GrantId;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.Message.Rival;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Proposal;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what messages are made of; {@link FrameReader} is its mirror. */
final class FrameWriter extends DataOutputStream {

  FrameWriter(OutputStream out) {
    super(out);
  }

  /** Writes one element. */
  interface Element<T extends @Nullable Object> {
    void write(T element) throws IOException;
  }

  void uuid(UUID uuid) throws IOException {
    writeLong(uuid.getMostSignificantBits());
    writeLong(uuid.getLeastSignificantBits());
  }

  void node(NodeId id) throws IOException {
    uuid(id.incarnation());
  }

  void nodeOrNull(@Nullable NodeId id) throws IOException {
    writeBoolean(id != null);
    if (id != null) {
      node(id);
    }
  }

  void address(Address address) throws IOException {
    writeUTF(address.host());
    writeInt(address.port());
  }

  void epoch(Epoch epoch) throws IOException {
    writeLong(epoch.round());
    node(epoch.leader());
  }

  void grant(GrantId grant) throws IOException {
    epoch(grant.epoch());
    writeLong(grant.number());
  }

  void rival(Rival rival) throws IOException {
    grant(rival.yields());
    grant(rival.stays());
  }

  void member(Member member) throws IOException {
    node(member.id());
    writeUTF(member.name());
    address(member.address());
    uuid(member.data());
    ClusterSettings settings = member.settings();
    writeInt(settings.segments());
    writeUTF(settings.registry());
    writeInt(settings.wire());
    writeLong(settings.lease());
    writeUTF(settings.quorum());
    writeUTF(settings.tieBreaker());
    writeUTF(settings.partition());
    writeUTF(settings.eligible());
    list(member.labels(), this::writeUTF);
  }

  void record(EpochRecord record) throws IOException {
    epoch(record.epoch());
    list(record.enrolled().values(), this::enrolled);
    byNode(record.ghosts(), this::address);
  }

  private void enrolled(Enrolled enrolled) throws IOException {
    member(enrolled.member());
    epoch(enrolled.since());
    writeBoolean(enrolled.informed());
  }

  void proposalOrNull(@Nullable Proposal proposal) throws IOException {
    writeBoolean(proposal != null);
    if (proposal != null) {
      epoch(proposal.ballot());
      record(proposal.epoch());
    }
  }

  <T extends @Nullable Object> void list(Collection<T> elements, Element<? super T> element)
      throws IOException {
    writeInt(elements.size());
    for (T each : elements) {
      element.write(each);
    }
  }

  <T> void bySegment(Map<Integer, T> segments, Element<? super T> element) throws IOException {
    writeInt(segments.size());
    for (Map.Entry<Integer, T> each : segments.entrySet()) {
      writeInt(each.getKey());
      element.write(each.getValue());
    }
  }

  <T> void byNode(Map<NodeId, T> nodes, Element<? super T> element) throws IOException {
    writeInt(nodes.size());
    for (Map.Entry<NodeId, T> each : nodes.entrySet()) {
      node(each.getKey());
      element.write(each.getValue());
    }
  }
}
