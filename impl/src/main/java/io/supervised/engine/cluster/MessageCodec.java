package io.supervised.engine.cluster;

import io.supervised.engine.core.EpochRecord;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.Message.Grant;
import io.supervised.engine.core.Message.Install;
import io.supervised.engine.core.Message.Leaving;
import io.supervised.engine.core.Message.Move;
import io.supervised.engine.core.Message.Prepare;
import io.supervised.engine.core.Message.Promise;
import io.supervised.engine.core.Message.Ready;
import io.supervised.engine.core.Message.Refuse;
import io.supervised.engine.core.Message.Release;
import io.supervised.engine.core.Message.Table;
import io.supervised.engine.core.NodeId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Messages as bytes: a version, a kind, then the fields. No class name travels and nothing is instantiated by name; a
 * frame of another version, kind or length is an {@link IOException}.
 */
final class MessageCodec {

  static final int VERSION = 1;

  private static final int PREPARE = 1;
  private static final int PROMISE = 2;
  private static final int INSTALL = 3;
  private static final int REFUSE = 4;
  private static final int MOVE = 5;
  private static final int RELEASE = 6;
  private static final int GRANT = 7;
  private static final int LEAVING = 8;
  private static final int TABLE = 9;
  private static final int READY = 10;

  private MessageCodec() {}

  static byte[] encode(Message message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FrameWriter out = new FrameWriter(bytes);
    try {
      out.writeByte(VERSION);
      write(out, message);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(FrameWriter out, Message message) throws IOException {
    if (message instanceof Ready ready) {
      out.writeByte(READY);
      out.view(ready.view());
    } else if (message instanceof Prepare prepare) {
      out.writeByte(PREPARE);
      out.view(prepare.view());
      out.epoch(prepare.ballot());
    } else if (message instanceof Promise promise) {
      out.writeByte(PROMISE);
      out.view(promise.view());
      out.epoch(promise.ballot());
      out.member(promise.member());
      out.epochOrNull(promise.known());
      out.bySegment(promise.claims(), out::grant);
    } else if (message instanceof Install install) {
      EpochRecord membership = install.membership();
      out.writeByte(INSTALL);
      out.epoch(membership.epoch());
      out.view(membership.view());
      out.list(membership.members(), out::member);
    } else if (message instanceof Refuse refuse) {
      out.writeByte(REFUSE);
      out.view(refuse.view());
      out.writeUTF(refuse.reason());
    } else if (message instanceof Move move) {
      out.writeByte(MOVE);
      out.epoch(move.epoch());
      out.bySegment(move.segments(), out::grant);
    } else if (message instanceof Release release) {
      out.writeByte(RELEASE);
      out.epoch(release.epoch());
      out.bySegment(release.segments(), out::grant);
    } else if (message instanceof Grant grant) {
      out.writeByte(GRANT);
      out.epoch(grant.epoch());
      out.bySegment(grant.segments(), out::writeLong);
    } else if (message instanceof Leaving leaving) {
      out.writeByte(LEAVING);
      out.epoch(leaving.epoch());
    } else if (message instanceof Table table) {
      out.writeByte(TABLE);
      out.epoch(table.epoch());
      out.writeLong(table.version());
      out.<@Nullable NodeId>list(table.holders(), out::nodeOrNull);
    } else {
      throw new IllegalArgumentException("no frame for " + message);
    }
  }

  static Message decode(byte[] frame, int offset, int length) throws IOException {
    FrameReader in = new FrameReader(
        new DataInputStream(new ByteArrayInputStream(frame, offset, length)), length);
    int version = in.unsignedByte();
    if (version != VERSION) {
      throw new IOException("version " + version + " where " + VERSION + " is spoken");
    }
    Message message = read(in, in.unsignedByte());
    in.end();
    return message;
  }

  private static Message read(FrameReader in, int kind) throws IOException {
    return switch (kind) {
      case READY -> new Ready(in.view());
      case PREPARE -> new Prepare(in.view(), in.epoch());
      case PROMISE ->
        new Promise(in.view(), in.epoch(), in.member(), in.epochOrNull(), in.bySegment(in::grant));
      case INSTALL -> new Install(new EpochRecord(in.epoch(), in.view(), in.list(in::member)));
      case REFUSE -> new Refuse(in.view(), in.text());
      case MOVE -> new Move(in.epoch(), in.bySegment(in::grant));
      case RELEASE -> new Release(in.epoch(), in.bySegment(in::grant));
      case GRANT -> new Grant(in.epoch(), in.bySegment(in::number));
      case LEAVING -> new Leaving(in.epoch());
      case TABLE -> new Table(in.epoch(), in.number(), in.<@Nullable NodeId>list(in::nodeOrNull));
      default -> throw new IOException("unknown kind " + kind);
    };
  }
}
