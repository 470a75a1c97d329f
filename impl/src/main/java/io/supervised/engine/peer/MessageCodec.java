package io.supervised.engine.peer;

import io.supervised.engine.core.Acceptor;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.Message.Accept;
import io.supervised.engine.core.Message.Accepted;
import io.supervised.engine.core.Message.Commit;
import io.supervised.engine.core.Message.Drain;
import io.supervised.engine.core.Message.Elsewhere;
import io.supervised.engine.core.Message.Farewell;
import io.supervised.engine.core.Message.Grant;
import io.supervised.engine.core.Message.Held;
import io.supervised.engine.core.Message.Leaving;
import io.supervised.engine.core.Message.Move;
import io.supervised.engine.core.Message.Prepare;
import io.supervised.engine.core.Message.Promise;
import io.supervised.engine.core.Message.Rebalance;
import io.supervised.engine.core.Message.Refuse;
import io.supervised.engine.core.Message.Reject;
import io.supervised.engine.core.Message.Release;
import io.supervised.engine.core.Message.Renew;
import io.supervised.engine.core.Message.Renewed;
import io.supervised.engine.core.Message.Report;
import io.supervised.engine.core.Message.Seek;
import io.supervised.engine.core.Message.Table;
import io.supervised.engine.core.Message.Yield;
import io.supervised.engine.core.NodeId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages as bytes: a version, a kind, then the fields. No class name travels and nothing is instantiated by name; a
 * frame of another version or length is an {@link IOException}. Builds that differ understand each other: a message gets no further
 * fields, but a kind of its own, with a greater number than all before, of which builds that don't know it take no notice.
 */
public final class MessageCodec {

  /** The version of the messages. */
  public static final int VERSION = 1;

  private static final int SEEK = 1;
  private static final int REFUSE = 2;
  private static final int ELSEWHERE = 3;
  private static final int PREPARE = 4;
  private static final int PROMISE = 5;
  private static final int ACCEPT = 6;
  private static final int ACCEPTED = 7;
  private static final int REJECT = 8;
  private static final int COMMIT = 9;
  private static final int RENEW = 10;
  private static final int RENEWED = 11;
  private static final int REPORT = 12;
  private static final int GRANT = 13;
  private static final int HELD = 14;
  private static final int MOVE = 15;
  private static final int RELEASE = 16;
  private static final int TABLE = 17;
  private static final int LEAVING = 18;
  private static final int FAREWELL = 19;
  private static final int YIELD = 20;
  private static final int DRAIN = 21;
  private static final int REBALANCE = 22;
  private static final int LAST = REBALANCE;

  private MessageCodec() {}

  static byte[] encode(Message message) {
    return frame(out -> write(out, message));
  }

  /** The message in a frame; empty if it is of a kind that only later builds know. */
  static Optional<Message> decode(byte[] frame) throws IOException {
    FrameReader in = open(frame);
    int kind = in.unsignedByte();
    if (kind > LAST) {
      return Optional.empty();
    }
    Message message = read(in, kind);
    in.end();
    return Optional.of(message);
  }

  /** What a tie-breaker remembers, as bytes for its row. */
  public static byte[] encode(Acceptor row) {
    return frame(out -> {
      out.epoch(row.base());
      out.epoch(row.promised());
      out.proposalOrNull(row.accepted());
    });
  }

  /** The mirror of {@link #encode(Acceptor)}. */
  public static Acceptor decodeAcceptor(byte[] frame) throws IOException {
    FrameReader in = open(frame);
    Acceptor row = new Acceptor(in.epoch(), in.epoch(), in.proposalOrNull());
    in.end();
    return row;
  }

  private interface Fields {
    void writeTo(FrameWriter out) throws IOException;
  }

  private static byte[] frame(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FrameWriter out = new FrameWriter(bytes);
    try {
      out.writeByte(VERSION);
      fields.writeTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static FrameReader open(byte[] frame) throws IOException {
    FrameReader in =
        new FrameReader(new DataInputStream(new ByteArrayInputStream(frame)), frame.length);
    int version = in.unsignedByte();
    if (version != VERSION) {
      throw new IOException("version " + version + " where " + VERSION + " is spoken");
    }
    return in;
  }

  private static void write(FrameWriter out, Message message) throws IOException {
    if (message instanceof Renew renew) {
      out.writeByte(RENEW);
      out.epoch(renew.epoch());
      out.writeLong(renew.number());
      out.writeBoolean(renew.lapsed());
      out.writeLong(renew.table());
      out.writeBoolean(renew.informed());
    } else if (message instanceof Renewed renewed) {
      out.writeByte(RENEWED);
      out.epoch(renewed.epoch());
      out.writeLong(renewed.number());
    } else if (message instanceof Seek seek) {
      out.writeByte(SEEK);
      out.member(seek.member());
      out.writeBoolean(seek.adrift());
    } else if (message instanceof Refuse refuse) {
      out.writeByte(REFUSE);
      out.writeUTF(refuse.reason());
    } else if (message instanceof Elsewhere) {
      out.writeByte(ELSEWHERE);
    } else if (message instanceof Leaving leaving) {
      out.writeByte(LEAVING);
      out.writeBoolean(leaving.departed());
    } else if (message instanceof Farewell) {
      out.writeByte(FAREWELL);
    } else if (message instanceof Drain drain) {
      out.writeByte(DRAIN);
      out.writeBoolean(drain.wanted());
    } else if (message instanceof Rebalance) {
      out.writeByte(REBALANCE);
    } else {
      writeOfBallot(out, message);
    }
  }

  private static void writeOfBallot(FrameWriter out, Message message) throws IOException {
    if (message instanceof Prepare prepare) {
      out.writeByte(PREPARE);
      out.epoch(prepare.base());
      out.epoch(prepare.ballot());
      out.list(prepare.suspects(), out::node);
    } else if (message instanceof Promise promise) {
      out.writeByte(PROMISE);
      out.epoch(promise.base());
      out.epoch(promise.ballot());
      out.proposalOrNull(promise.accepted());
      out.byNode(promise.waits(), out::writeLong);
      out.writeLong(promise.age());
      out.writeBoolean(promise.informed());
    } else if (message instanceof Accept accept) {
      out.writeByte(ACCEPT);
      out.epoch(accept.base());
      out.epoch(accept.ballot());
      out.record(accept.epoch());
    } else if (message instanceof Accepted accepted) {
      out.writeByte(ACCEPTED);
      out.epoch(accepted.base());
      out.epoch(accepted.ballot());
    } else if (message instanceof Reject reject) {
      out.writeByte(REJECT);
      out.epoch(reject.base());
      out.epoch(reject.promised());
    } else if (message instanceof Commit commit) {
      out.writeByte(COMMIT);
      out.record(commit.epoch());
    } else {
      writeOfSegments(out, message);
    }
  }

  private static void writeOfSegments(FrameWriter out, Message message) throws IOException {
    if (message instanceof Report report) {
      out.writeByte(REPORT);
      out.epoch(report.epoch());
      out.bySegment(report.claims(), out::grant);
      out.writeBoolean(report.informed());
    } else if (message instanceof Grant grant) {
      out.writeByte(GRANT);
      out.epoch(grant.epoch());
      out.bySegment(grant.segments(), out::writeLong);
    } else if (message instanceof Held held) {
      out.writeByte(HELD);
      out.epoch(held.epoch());
      out.bySegment(held.segments(), out::grant);
    } else if (message instanceof Move move) {
      out.writeByte(MOVE);
      out.epoch(move.epoch());
      out.bySegment(move.segments(), out::grant);
    } else if (message instanceof Yield order) {
      out.writeByte(YIELD);
      out.epoch(order.epoch());
      out.bySegment(order.segments(), out::rival);
    } else if (message instanceof Release release) {
      out.writeByte(RELEASE);
      out.epoch(release.epoch());
      out.bySegment(release.segments(), out::grant);
    } else if (message instanceof Table table) {
      out.writeByte(TABLE);
      out.epoch(table.epoch());
      out.writeLong(table.version());
      out.<@Nullable NodeId>list(table.holders(), out::nodeOrNull);
    } else {
      throw new IllegalArgumentException("no frame for " + message);
    }
  }

  private static Message read(FrameReader in, int kind) throws IOException {
    return switch (kind) {
      case SEEK -> new Seek(in.member(), in.flag());
      case REFUSE -> new Refuse(in.text());
      case ELSEWHERE -> new Elsewhere();
      case PREPARE -> new Prepare(in.epoch(), in.epoch(), in.nodes());
      case PROMISE ->
        new Promise(
            in.epoch(),
            in.epoch(),
            in.proposalOrNull(),
            in.byNode(in::number),
            in.number(),
            in.flag());
      case ACCEPT -> new Accept(in.epoch(), in.epoch(), in.record());
      case ACCEPTED -> new Accepted(in.epoch(), in.epoch());
      case REJECT -> new Reject(in.epoch(), in.epoch());
      case COMMIT -> new Commit(in.record());
      case RENEW -> new Renew(in.epoch(), in.number(), in.flag(), in.number(), in.flag());
      case RENEWED -> new Renewed(in.epoch(), in.number());
      case REPORT -> new Report(in.epoch(), in.bySegment(in::grant), in.flag());
      case GRANT -> new Grant(in.epoch(), in.bySegment(in::number));
      case HELD -> new Held(in.epoch(), in.bySegment(in::grant));
      case MOVE -> new Move(in.epoch(), in.bySegment(in::grant));
      case YIELD -> new Yield(in.epoch(), in.bySegment(in::rival));
      case RELEASE -> new Release(in.epoch(), in.bySegment(in::grant));
      case TABLE -> new Table(in.epoch(), in.number(), in.<@Nullable NodeId>list(in::nodeOrNull));
      case LEAVING -> new Leaving(in.flag());
      case FAREWELL -> new Farewell();
      case DRAIN -> new Drain(in.flag());
      case REBALANCE -> new Rebalance();
      default -> throw new IOException("unknown kind " + kind);
    };
  }
}
