package io.supervised.engine.registry;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.state.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ChildEntry} as bytes, behind the number of the format; what says how new it is comes first, so that builds which can't read the
 * rest can tell. What follows the fields that a build knows is ignored.
 */
public final class ChildFrame {

  private static final int FORMAT = 1;
  private static final int DECLARED = 0;
  private static final int STARTED = 1;
  private static final int ENDED = 2;
  private static final int PLACED = 3;
  private static final int GROUPS = 4;
  private static final int KEPT = 5;
  private static final int MOVED = 6;

  private ChildFrame() {}

  /** An entry as bytes. */
  public static byte[] of(ChildEntry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(192);
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeByte(FORMAT);
      write(entry.decided(), out);
      write(entry.written(), out);
      write(entry.wish(), out);
      out.writeBoolean(entry.report() != null);
      if (entry.report() != null) {
        write(entry.report(), out);
      }
      write(entry.history(), out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** What is kept under a key, or empty if a newer build wrote it, in a way that this one does not know. */
  public static Optional<ChildEntry> read(String key, byte[] frame) {
    try (DataInputStream in = open(frame)) {
      if (in.readUnsignedByte() != FORMAT) {
        return Optional.empty();
      }
      Version decided = version(in);
      Version written = version(in);
      Wish wish = wish(in);
      ChildInfo report = in.readBoolean() ? report(RegistryKey.name(key), in) : null;
      return Optional.of(new ChildEntry(wish, decided, written, report, history(in)));
    } catch (NewerEntryException newer) {
      return Optional.empty();
    } catch (IOException malformed) {
      throw new UncheckedIOException("The entry of child '" + key + "' is damaged", malformed);
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
    Optional<ChildEntry> ours = age(entry);
    Optional<ChildEntry> theirs = age(other);
    return theirs.isPresent() && (ours.isEmpty() || ours.get().isNewerThan(theirs.get()));
  }

  /** An entry that says no more than how new it is. */
  private static Optional<ChildEntry> age(byte[] frame) {
    try (DataInputStream in = open(frame)) {
      return in.readUnsignedByte() == FORMAT
          ? Optional.of(new ChildEntry(new Wish.AsDeclared(), version(in), version(in), null))
          : Optional.empty();
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  private static DataInputStream open(byte[] frame) {
    return new DataInputStream(new ByteArrayInputStream(frame));
  }

  private static void write(Wish wish, DataOutputStream out) throws IOException {
    if (wish instanceof Wish.Started started) {
      out.writeByte(STARTED);
      write(started.operation(), out);
      started.spec().write(out);
    } else if (wish instanceof Wish.Ended ended) {
      out.writeByte(ENDED);
      write(ended.operation(), out);
    } else if (wish instanceof Wish.Placed placed) {
      out.writeByte(PLACED);
      out.writeInt(placed.segment());
    } else if (wish instanceof Wish.Moved moved) {
      out.writeByte(MOVED);
      write(moved.life(), out);
      moved.spec().write(out);
      out.writeInt(moved.segment());
    } else if (wish instanceof Wish.Groups groups) {
      out.writeByte(GROUPS);
      out.writeInt(groups.constraints().size());
      for (String constraint : groups.constraints()) {
        out.writeUTF(constraint);
      }
    } else if (wish instanceof Wish.Kept kept) {
      out.writeByte(KEPT);
      write(kept.life(), out);
      write(kept.state(), out);
    } else {
      out.writeByte(DECLARED);
    }
  }

  private static Wish wish(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case DECLARED -> new Wish.AsDeclared();
      case STARTED -> new Wish.Started(uuid(in), StoredSpec.read(in));
      case ENDED -> new Wish.Ended(uuid(in));
      case PLACED -> new Wish.Placed(in.readInt());
      case GROUPS -> new Wish.Groups(texts(in));
      case KEPT -> new Wish.Kept(uuid(in), snapshot(in));
      case MOVED -> new Wish.Moved(uuid(in), StoredSpec.read(in), in.readInt());
      default -> throw new NewerEntryException("wish " + kind);
    };
  }

  private static void write(Snapshot state, DataOutputStream out) throws IOException {
    out.writeInt(state.version());
    out.writeInt(state.bytes().length);
    out.write(state.bytes());
  }

  private static Snapshot snapshot(DataInputStream in) throws IOException {
    int version = in.readInt();
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException(length + " bytes of state");
    }
    return new Snapshot(version, in.readNBytes(length));
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      texts.add(in.readUTF());
    }
    return texts;
  }

  private static void write(ChildInfo report, DataOutputStream out) throws IOException {
    out.writeUTF(report.bean());
    out.writeUTF(report.state().name());
    out.writeUTF(report.node().name());
    write(report.node().incarnation(), out);
    write(report.token(), out);
    out.writeLong(report.restarts());
    out.writeLong(report.since().toEpochMilli());
    out.writeUTF(report.reason().orElse(""));
  }

  private static void write(History history, DataOutputStream out) throws IOException {
    write(history.lately(), out);
    out.writeShort(history.ticks().size());
    for (Map.Entry<String, Instant> tick : history.ticks().entrySet()) {
      out.writeUTF(tick.getKey());
      out.writeLong(tick.getValue().toEpochMilli());
    }
    Standing standing = history.standing();
    out.writeBoolean(!standing.equals(Standing.NONE));
    if (!standing.equals(Standing.NONE)) {
      write(standing.lastEnd(), out);
      out.writeLong(standing.follows());
      out.writeBoolean(standing.givenUpWithGroup());
    }
    if (!history.course().equals(Course.NONE)) {
      write(history.course(), out);
    }
  }

  private static void write(Course course, DataOutputStream out) throws IOException {
    out.writeLong(course.moves());
    write(course.by(), out);
    write(course.next(), out);
  }

  private static History history(DataInputStream in) throws IOException {
    List<Instant> lately = times(in);
    Map<String, Instant> ticks = new HashMap<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      ticks.put(in.readUTF(), Instant.ofEpochMilli(in.readLong()));
    }
    Standing standing =
        in.readBoolean() ? new Standing(token(in), in.readLong(), in.readBoolean()) : Standing.NONE;
    Course course =
        in.available() == 0 ? Course.NONE : new Course(in.readLong(), uuid(in), token(in));
    return new History(lately, ticks, standing, course);
  }

  private static void write(List<Instant> times, DataOutputStream out) throws IOException {
    out.writeShort(times.size());
    for (Instant time : times) {
      out.writeLong(time.toEpochMilli());
    }
  }

  private static List<Instant> times(DataInputStream in) throws IOException {
    int size = in.readUnsignedShort();
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      times.add(Instant.ofEpochMilli(in.readLong()));
    }
    return times;
  }

  private static ChildInfo report(String name, DataInputStream in) throws IOException {
    String bean = in.readUTF();
    ChildState state = Names.read(ChildState.class, in);
    ClusterNode node = new ClusterNode(in.readUTF(), uuid(in));
    Token token = token(in);
    long restarts = in.readLong();
    Instant since = Instant.ofEpochMilli(in.readLong());
    String reason = in.readUTF();
    return new ChildInfo(name, bean, state, node, token, restarts, since).because(reason);
  }

  private static void write(Version version, DataOutputStream out) throws IOException {
    write(version.grant(), out);
    out.writeLong(version.sequence());
  }

  private static Version version(DataInputStream in) throws IOException {
    return new Version(token(in), in.readLong());
  }

  private static void write(Token token, DataOutputStream out) throws IOException {
    out.writeLong(token.round());
    out.writeUTF(token.proposer());
    out.writeLong(token.grant());
    out.writeLong(token.restart());
  }

  private static Token token(DataInputStream in) throws IOException {
    return new Token(in.readLong(), in.readUTF(), in.readLong(), in.readLong());
  }

  private static void write(UUID id, DataOutputStream out) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static UUID uuid(DataInputStream in) throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }
}
