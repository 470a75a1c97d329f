package io.supervised.engine.call;

import io.supervised.SerializationException;
import io.supervised.engine.call.CallFrame.Bytes;
import io.supervised.engine.codec.Codec;
import io.supervised.engine.core.NodeId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How calls end, as what their callers get to see. */
final class Endings {

  private static final String RESULT = "result";

  private final Codec codec;
  private final Whereabouts cluster;

  Endings(Codec codec, Whereabouts cluster) {
    this.codec = codec;
    this.cluster = cluster;
  }

  static Outcome thrown(Throwable thrown) {
    return () -> {
      throw thrown;
    };
  }

  /** A result of a child on this node. */
  Outcome copied(String child, @Nullable Object value) {
    try {
      Object copy = codec.isolated(value, RESULT);
      return () -> copy;
    } catch (SerializationException bound) {
      return unsendable(child, String.valueOf(bound.getMessage()), bound.typeName(), bound.path());
    }
  }

  /** An exception of a child on this node. */
  Outcome copied(Throwable thrown) {
    return threw(Bytes.of(codec.encodeThrown(thrown)), cluster.self());
  }

  Outcome returned(Bytes result) {
    return () -> codec.decode(result.array(), result.offset(), result.length(), RESULT)[0];
  }

  Outcome threw(Bytes thrown, NodeId by) {
    return () -> {
      throw codec.decodeThrown(
          thrown.array(), thrown.offset(), thrown.length(), cluster.nameOf(by));
    };
  }

  Outcome unsendable(String child, String reason, String type, String path) {
    return () -> {
      throw new SerializationException(CallLog.LOG.unsendable(child, reason), type, path);
    };
  }

  Outcome abandoned(String child) {
    return () -> {
      throw CallLog.LOG.abandoned(child);
    };
  }

  Outcome refused(String child, NodeId by, Reason reason, String detail) {
    String node = cluster.nameOf(by);
    return () -> {
      throw switch (reason) {
        case OVERLOADED -> CallLog.LOG.mailboxFull(child, node);
        case EXPIRED -> CallLog.LOG.notBegun(child, node);
        case NO_SUCH_CHILD -> CallLog.LOG.noSuchChild(child);
        case GIVEN_UP -> CallLog.LOG.givenUp(child, detail);
        case WRONG_TYPE -> CallLog.LOG.wrongType(child, detail);
        case UNREADABLE -> CallLog.LOG.unreadable(child, node, detail);
        case UNKNOWN_KIND, UNKNOWN -> CallLog.LOG.otherBuild(child, node, detail);
        case NOT_HERE, NO_LEASE, ELSEWHERE -> new IllegalStateException(reason + " is tried again");
      };
    };
  }

  Outcome nodeLost(PendingCall call, NodeId host) {
    String node = cluster.nameOf(host);
    return () -> {
      throw CallLog.LOG.nodeLost(node, call.child());
    };
  }

  /** The deadline has come, while {@code host} had the call, if anybody had. */
  Outcome late(PendingCall call, @Nullable NodeId host) {
    Duration allowed = Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(call.allowed()));
    String node = host == null ? "" : cluster.nameOf(host);
    return () -> {
      throw host == null
          ? CallLog.LOG.notTaken(call.child(), allowed)
          : CallLog.LOG.noAnswer(call.child(), node, allowed);
    };
  }

  Outcome quorumLost(PendingCall call) {
    return () -> {
      throw CallLog.LOG.quorumLost(call.child());
    };
  }

  Outcome leaving(PendingCall call) {
    return () -> {
      throw CallLog.LOG.leaving(call.child());
    };
  }

  Outcome leftWaiting(PendingCall call) {
    return () -> {
      throw CallLog.LOG.leftWaiting(call.child());
    };
  }
}
