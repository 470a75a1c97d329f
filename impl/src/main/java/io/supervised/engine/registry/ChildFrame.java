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
import org.jspecify.annotations.Nullable;

/** A child's state as bytes, behind a format and a {@link Version}: running somewhere, or stopped. */
public final class ChildFrame {

  private static final int FORMAT = 1;
  private static final long RUNNING = 0;
  private static final long STOPPED = 1;

  private ChildFrame() {}

  static byte[] running(ChildInfo child) {
    return frame(child.token(), RUNNING, out -> {
      out.writeUTF(child.bean());
      out.writeUTF(child.node().name());
      out.writeLong(child.node().incarnation().getMostSignificantBits());
      out.writeLong(child.node().incarnation().getLeastSignificantBits());
      out.writeLong(child.since().toEpochMilli());
    });
  }

  /** What is left of an activation: a tombstone. */
  static byte[] stopped(Token token) {
    return frame(token, STOPPED, out -> {});
  }

  /** The running child of that name, or empty if it is stopped or was written in a newer format. */
  static Optional<ChildInfo> read(String name, byte[] frame) {
    try (DataInputStream in = open(frame)) {
      if (in.readUnsignedByte() != FORMAT) {
        return Optional.empty();
      }
      Version version = version(in);
      if (version.sequence() != RUNNING) {
        return Optional.empty();
      }
      String bean = in.readUTF();
      ClusterNode node = new ClusterNode(in.readUTF(), new UUID(in.readLong(), in.readLong()));
      Instant since = Instant.ofEpochMilli(in.readLong());
      return Optional.of(new ChildInfo(name, bean, node, version.token(), since));
    } catch (IOException truncated) {
      throw new UncheckedIOException("The state of child '" + name + "' is cut off", truncated);
    }
  }

  /**
   * Whether one entry is newer than another. One that can't be read, because a newer build wrote it, counts as the newest: it is
   * left as it is.
   *
   * @param other null if there is none
   */
  public static boolean isNewer(byte[] entry, byte @Nullable [] other) {
    if (other == null) {
      return true;
    }
    Version ours = versionOf(entry);
    Version theirs = versionOf(other);
    return ours == null ? theirs != null : theirs != null && ours.compareTo(theirs) > 0;
  }

  private static @Nullable Version versionOf(byte[] frame) {
    try (DataInputStream in = open(frame)) {
      return in.readUnsignedByte() == FORMAT ? version(in) : null;
    } catch (IOException truncated) {
      return null;
    }
  }

  private static Version version(DataInputStream in) throws IOException {
    Token token = new Token(in.readLong(), in.readUTF(), in.readLong(), in.readLong());
    return new Version(token, in.readLong());
  }

  private static DataInputStream open(byte[] frame) {
    return new DataInputStream(new ByteArrayInputStream(frame));
  }

  private interface Fields {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private static byte[] frame(Token token, long sequence, Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeByte(FORMAT);
      out.writeLong(token.round());
      out.writeUTF(token.proposer());
      out.writeLong(token.grant());
      out.writeLong(token.restart());
      out.writeLong(sequence);
      fields.writeTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
