package io.supervised.engine.call;

import io.supervised.engine.call.CallFrame.Abandoned;
import io.supervised.engine.call.CallFrame.Beacon;
import io.supervised.engine.call.CallFrame.Bytes;
import io.supervised.engine.call.CallFrame.Leaving;
import io.supervised.engine.call.CallFrame.LeavingNoted;
import io.supervised.engine.call.CallFrame.Refused;
import io.supervised.engine.call.CallFrame.Request;
import io.supervised.engine.call.CallFrame.Returned;
import io.supervised.engine.call.CallFrame.Settled;
import io.supervised.engine.call.CallFrame.Threw;
import io.supervised.engine.call.CallFrame.UnknownRequest;
import io.supervised.engine.call.CallFrame.Unsendable;
import io.supervised.engine.core.NodeId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Envelopes as bytes: version, envelope, kind, fields. The content of arguments and results is opaque here.
 *
 * <p>Builds that differ understand each other: a frame gets no further fields, but a kind of its own. The kinds from 64 on ask for
 * something that may be refused, and begin with the id of the call, so that a build that does not know one can refuse it; others that it
 * does not know are dropped.
 */
final class FrameCodec {

  private static final int VERSION = 2;
  private static final int HEADER_BYTES = 64;

  private static final int REQUEST = 1;
  private static final int RETURNED = 2;
  private static final int THREW = 3;
  private static final int UNSENDABLE = 4;
  private static final int REFUSED = 5;
  private static final int SETTLED = 6;
  private static final int BEACON = 7;
  private static final int ABANDONED = 8;
  private static final int LEAVING = 9;
  private static final int LEAVING_NOTED = 10;
  private static final int FIRST_FURTHER_REQUEST = 64;

  private FrameCodec() {}

  /** Bytes that are no envelope of this version. */
  static final class MalformedFrameException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedFrameException(String message) {
      super(message);
    }
  }

  static byte[] encode(Envelope envelope) {
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream(HEADER_BYTES + sizeOf(envelope.frame()));
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      write(out, envelope.from());
      write(out, envelope.to());
      out.writeLong(envelope.number());
      out.writeLong(envelope.stamp());
      write(out, envelope.frame());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static int sizeOf(CallFrame frame) {
    if (frame instanceof Request request) {
      return 32 + request.child().length() + request.arguments().length();
    }
    return frame instanceof Returned returned ? 16 + returned.result().length() : 32;
  }

  private static void write(DataOutputStream out, CallFrame frame) throws IOException {
    if (frame instanceof Request request) {
      out.writeByte(REQUEST);
      write(out, request.id());
      write(out, request.child());
      out.writeLong(request.type());
      out.writeLong(request.method());
      out.writeLong(request.deadline());
      out.writeInt(request.chain().size());
      for (String waiting : request.chain()) {
        write(out, waiting);
      }
      write(out, request.arguments());
    } else if (frame instanceof Returned returned) {
      out.writeByte(RETURNED);
      write(out, returned.id());
      write(out, returned.result());
    } else if (frame instanceof Threw threw) {
      out.writeByte(THREW);
      write(out, threw.id());
      write(out, threw.thrown());
    } else if (frame instanceof Unsendable unsendable) {
      out.writeByte(UNSENDABLE);
      write(out, unsendable.id());
      write(out, unsendable.message());
      write(out, unsendable.type());
      write(out, unsendable.path());
    } else if (frame instanceof Refused refused) {
      out.writeByte(REFUSED);
      write(out, refused.id());
      out.writeByte(refused.reason().code());
      write(out, refused.detail());
    } else if (frame instanceof Settled settled) {
      out.writeByte(SETTLED);
      out.writeLong(settled.stream());
    } else if (frame instanceof Beacon beacon) {
      out.writeByte(BEACON);
      out.writeBoolean(beacon.asking());
    } else if (frame instanceof Abandoned abandoned) {
      out.writeByte(ABANDONED);
      write(out, abandoned.id());
    } else if (frame instanceof Leaving) {
      out.writeByte(LEAVING);
    } else if (frame instanceof LeavingNoted) {
      out.writeByte(LEAVING_NOTED);
    }
  }

  private static void write(DataOutputStream out, CallId id) throws IOException {
    out.writeLong(id.stream());
    out.writeLong(id.number());
  }

  private static void write(DataOutputStream out, NodeId id) throws IOException {
    out.writeLong(id.incarnation().getMostSignificantBits());
    out.writeLong(id.incarnation().getLeastSignificantBits());
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    write(out, Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void write(DataOutputStream out, Bytes bytes) throws IOException {
    out.writeInt(bytes.length());
    out.write(bytes.array(), bytes.offset(), bytes.length());
  }

  /**
   * Reads an envelope; the bytes are kept and must not be changed.
   *
   * @throws MalformedFrameException if it is none, or one of another version
   */
  static Envelope decode(byte[] bytes, int offset, int length) throws MalformedFrameException {
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
    try {
      int version = in.get();
      if (version != VERSION) {
        throw new MalformedFrameException("it has version " + version + " instead of " + VERSION);
      }
      NodeId from = id(in);
      NodeId to = id(in);
      Envelope envelope = new Envelope(from, to, in.getLong(), in.getLong(), frame(in));
      if (in.hasRemaining()) {
        throw new MalformedFrameException(in.remaining() + " bytes follow it");
      }
      return envelope;
    } catch (BufferUnderflowException truncated) {
      throw new MalformedFrameException("it is cut off");
    }
  }

  private static CallFrame frame(ByteBuffer in) throws MalformedFrameException {
    int kind = in.get();
    return switch (kind) {
      case REQUEST ->
        new Request(
            call(in), text(in), in.getLong(), in.getLong(), in.getLong(), texts(in), content(in));
      case RETURNED -> new Returned(call(in), content(in));
      case THREW -> new Threw(call(in), content(in));
      case UNSENDABLE -> new Unsendable(call(in), text(in), text(in), text(in));
      case REFUSED -> refused(in);
      case SETTLED -> new Settled(in.getLong());
      case BEACON -> new Beacon(in.get() != 0);
      case ABANDONED -> new Abandoned(call(in));
      case LEAVING -> new Leaving();
      case LEAVING_NOTED -> new LeavingNoted();
      default -> unknown(kind, in);
    };
  }

  private static UnknownRequest unknown(int kind, ByteBuffer in) throws MalformedFrameException {
    if (kind < FIRST_FURTHER_REQUEST) {
      throw new MalformedFrameException("its kind is " + kind);
    }
    UnknownRequest request = new UnknownRequest(call(in), kind);
    in.position(in.limit());
    return request;
  }

  private static Refused refused(ByteBuffer in) throws MalformedFrameException {
    Refused refused = new Refused(call(in), Reason.withCode(in.get()), text(in));
    if (refused.reason() == Reason.ELSEWHERE
        && !refused.detail().matches("\\d{1,9}( \\d{1,18})?")) {
      throw new MalformedFrameException("it names no segment, but " + refused.detail());
    }
    return refused;
  }

  private static CallId call(ByteBuffer in) {
    return new CallId(in.getLong(), in.getLong());
  }

  private static NodeId id(ByteBuffer in) {
    return new NodeId(new UUID(in.getLong(), in.getLong()));
  }

  private static List<String> texts(ByteBuffer in) throws MalformedFrameException {
    int count = length(in);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  private static String text(ByteBuffer in) throws MalformedFrameException {
    Bytes bytes = content(in);
    return new String(bytes.array(), bytes.offset(), bytes.length(), StandardCharsets.UTF_8);
  }

  private static Bytes content(ByteBuffer in) throws MalformedFrameException {
    int length = length(in);
    Bytes bytes = new Bytes(in.array(), in.arrayOffset() + in.position(), length);
    in.position(in.position() + length);
    return bytes;
  }

  /** A length that what is left of the frame can have. */
  private static int length(ByteBuffer in) throws MalformedFrameException {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new MalformedFrameException(
          "it says " + length + " where " + in.remaining() + " are left");
    }
    return length;
  }
}
