package io.supervised.engine.registry;

import io.supervised.ChildInfo;
import io.supervised.ClusterNode;
import io.supervised.Token;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A child's state as bytes, behind a version: running somewhere, or stopped. */
final class ChildFrame {

  private static final int VERSION = 1;

  private ChildFrame() {}

  static byte[] running(ChildInfo child) {
    return frame(out -> {
      out.writeBoolean(true);
      out.writeUTF(child.bean());
      out.writeUTF(child.node().name());
      out.writeLong(child.node().incarnation().getMostSignificantBits());
      out.writeLong(child.node().incarnation().getLeastSignificantBits());
      out.writeLong(child.token().round());
      out.writeUTF(child.token().proposer());
      out.writeLong(child.token().grant());
      out.writeLong(child.token().restart());
      out.writeLong(child.since().toEpochMilli());
    });
  }

  static byte[] stopped() {
    return frame(out -> out.writeBoolean(false));
  }

  /** The running child of that name, or empty if it is stopped or was written by a newer version. */
  static Optional<ChildInfo> read(String name, byte[] frame) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame))) {
      if (in.readUnsignedByte() != VERSION || !in.readBoolean()) {
        return Optional.empty();
      }
      String bean = in.readUTF();
      ClusterNode node = new ClusterNode(in.readUTF(), new UUID(in.readLong(), in.readLong()));
      Token token = new Token(in.readLong(), in.readUTF(), in.readLong(), in.readLong());
      return Optional.of(
          new ChildInfo(name, bean, node, token, Instant.ofEpochMilli(in.readLong())));
    } catch (IOException truncated) {
      throw new UncheckedIOException("The state of child '" + name + "' is cut off", truncated);
    }
  }

  private interface Fields {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private static byte[] frame(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeByte(VERSION);
      fields.writeTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
