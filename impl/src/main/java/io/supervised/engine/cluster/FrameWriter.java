package io.supervised.engine.cluster;

import io.supervised.engine.core.ClusterSettings;
import io.supervised.engine.core.Epoch;
import io.supervised.engine.core.GrantId;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.View;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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

  void node(NodeId id) throws IOException {
    writeLong(id.incarnation().getMostSignificantBits());
    writeLong(id.incarnation().getLeastSignificantBits());
  }

  void nodeOrNull(@Nullable NodeId id) throws IOException {
    writeBoolean(id != null);
    if (id != null) {
      node(id);
    }
  }

  void view(View.Id view) throws IOException {
    writeLong(view.number());
    node(view.creator());
  }

  void epoch(Epoch epoch) throws IOException {
    writeLong(epoch.round());
    node(epoch.leader());
  }

  void epochOrNull(@Nullable Epoch epoch) throws IOException {
    writeBoolean(epoch != null);
    if (epoch != null) {
      epoch(epoch);
    }
  }

  void grant(GrantId grant) throws IOException {
    epoch(grant.epoch());
    writeLong(grant.number());
  }

  void member(Member member) throws IOException {
    node(member.id());
    writeUTF(member.name());
    ClusterSettings settings = member.settings();
    writeInt(settings.segments());
    writeUTF(settings.registry());
    writeInt(settings.wire());
  }

  <T extends @Nullable Object> void list(List<T> elements, Element<? super T> element)
      throws IOException {
    writeInt(elements.size());
    for (T each : elements) {
      element.write(each);
    }
  }

  <T> void bySegment(SortedMap<Integer, T> segments, Element<? super T> element)
      throws IOException {
    writeInt(segments.size());
    for (Map.Entry<Integer, T> each : segments.entrySet()) {
      writeInt(each.getKey());
      element.write(each.getValue());
    }
  }
}
