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
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FrameWriter} writes; a count is checked against the frame's length before anything is allocated. */
final class FrameReader {

  private final DataInputStream in;
  private final int length;

  FrameReader(DataInputStream in, int length) {
    this.in = in;
    this.length = length;
  }

  /** Reads one element. */
  interface Element<T extends @Nullable Object> {
    T read() throws IOException;
  }

  int unsignedByte() throws IOException {
    return in.readUnsignedByte();
  }

  long number() throws IOException {
    return in.readLong();
  }

  boolean flag() throws IOException {
    return in.readBoolean();
  }

  String text() throws IOException {
    return in.readUTF();
  }

  private UUID uuid() throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }

  NodeId node() throws IOException {
    return new NodeId(uuid());
  }

  @Nullable
  NodeId nodeOrNull() throws IOException {
    return flag() ? node() : null;
  }

  Address address() throws IOException {
    return new Address(in.readUTF(), in.readInt());
  }

  Epoch epoch() throws IOException {
    return new Epoch(in.readLong(), node());
  }

  GrantId grant() throws IOException {
    return new GrantId(epoch(), in.readLong());
  }

  Rival rival() throws IOException {
    return new Rival(grant(), grant());
  }

  Member member() throws IOException {
    return new Member(
        node(), in.readUTF(), address(), uuid(), settings(), Set.copyOf(list(in::readUTF)));
  }

  private ClusterSettings settings() throws IOException {
    return new ClusterSettings(
        in.readInt(),
        in.readUTF(),
        in.readInt(),
        in.readLong(),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readUTF());
  }

  EpochRecord record() throws IOException {
    Epoch epoch = epoch();
    Map<NodeId, Enrolled> enrolled = new LinkedHashMap<>();
    for (Enrolled each : list(this::enrolled)) {
      enrolled.put(each.member().id(), each);
    }
    return new EpochRecord(epoch, enrolled, byNode(this::address));
  }

  private Enrolled enrolled() throws IOException {
    return new Enrolled(member(), epoch(), flag());
  }

  @Nullable
  Proposal proposalOrNull() throws IOException {
    return flag() ? new Proposal(epoch(), record()) : null;
  }

  Set<NodeId> nodes() throws IOException {
    return Collections.unmodifiableSet(new LinkedHashSet<>(list(this::node)));
  }

  <T extends @Nullable Object> List<T> list(Element<T> element) throws IOException {
    int count = count();
    List<T> elements = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      elements.add(element.read());
    }
    return elements;
  }

  <T> SortedMap<Integer, T> bySegment(Element<T> element) throws IOException {
    int count = count();
    SortedMap<Integer, T> segments = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      segments.put(in.readInt(), element.read());
    }
    return Collections.unmodifiableSortedMap(segments);
  }

  <T> SortedMap<NodeId, T> byNode(Element<T> element) throws IOException {
    int count = count();
    SortedMap<NodeId, T> nodes = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      nodes.put(node(), element.read());
    }
    return Collections.unmodifiableSortedMap(nodes);
  }

  void end() throws IOException {
    if (in.read() >= 0) {
      throw new IOException("bytes after the end of the message");
    }
  }

  private int count() throws IOException {
    int count = in.readInt();
    if (count < 0 || count > length) {
      throw new IOException("a count of " + count + " in a frame of " + length + " bytes");
    }
    return count;
  }
}
