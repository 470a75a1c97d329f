package io.supervised.engine.call;

import io.supervised.engine.call.BeanMethods.Target;
import io.supervised.engine.child.Callee;
import io.supervised.engine.core.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hands the calls that come to this node, from itself too, to its children, or refuses them. Thread-safe. */
final class Incoming {

  private final Whereabouts cluster;
  private final Local local;
  private final BrokenStreams broken = new BrokenStreams();
  private final Set<Answer> unanswered = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Incoming(Whereabouts cluster, Local local) {
    this.cluster = cluster;
    this.local = local;
  }

  /**
   * A call as it comes in.
   *
   * @param caller the life of the node that makes it
   * @param arguments may throw {@link io.supervised.SerializationException}
   * @param deadline by the clock of this node
   */
  record Arrival(
      NodeId caller,
      long stream,
      String child,
      long type,
      long method,
      Supplier<@Nullable Object[]> arguments,
      long deadline,
      List<String> chain) {}

  /** Whether the child runs here, whatever is known of it elsewhere. */
  boolean runs(String child) {
    return local.children().find(child) != null;
  }

  void take(Arrival call, ReplyTo back) {
    Answer reply = new Answer(call, back);
    if (closed || isBroken(call)) {
      reply.refused(Reason.NOT_HERE, "");
      return;
    }
    Callee child = local.children().find(call.child());
    if (child == null) {
      refuse(call.child(), reply);
      return;
    }
    Target target = local.methods().find(child.bean().type(), call.type(), call.method());
    if (target == null) {
      reply.refused(Reason.WRONG_TYPE, child.bean().type().getName());
      return;
    }
    IncomingCall.Order order = new IncomingCall.Order(
        call.child(),
        target,
        call.arguments(),
        call.deadline(),
        call.chain(),
        () -> begins(call, reply));
    child.take(new IncomingCall(order, reply, local.chains(), local.clock()));
  }

  private void refuse(String absent, Answer reply) {
    Optional<String> elsewhere = cluster.elsewhere(absent);
    Optional<String> givenUp = cluster.givenUp(absent);
    if (elsewhere.isPresent()) {
      reply.refused(Reason.ELSEWHERE, elsewhere.get());
    } else if (givenUp.isPresent()) {
      reply.refused(Reason.GIVEN_UP, givenUp.get());
    } else {
      reply.refused(cluster.lacks(absent) ? Reason.NO_SUCH_CHILD : Reason.NOT_HERE, "");
    }
  }

  /** No more calls of a stream will come. */
  void settled(NodeId caller, long stream) {
    broken.settled(caller, stream);
  }

  /** Lives of nodes are over, and what they have called. */
  void gone(Collection<NodeId> callers) {
    broken.forget(callers);
  }

  /**
   * Begins no more calls; those that have begun and not ended by now, whose children have been given up or answer later, count as
   * abandoned. To be called when the children of this node have stopped.
   */
  void close() {
    closed = true;
    unanswered.forEach(Answer::abandoned);
  }

  /** Whether a call may begin; from then on its end is awaited, or it counts as abandoned. */
  private boolean begins(Arrival call, Answer reply) {
    unanswered.add(reply); // first: who closes looks at these after it has closed
    boolean may = !closed && !isBroken(call);
    if (!may) {
      unanswered.remove(reply);
    }
    return may;
  }

  private boolean isBroken(Arrival call) {
    return broken.contains(call.caller(), call.stream());
  }

  /** Answers once; and remembers that the stream is broken before the caller hears of it. */
  private final class Answer implements ReplyTo {

    private final Arrival call;
    private final ReplyTo back;
    private final AtomicBoolean given = new AtomicBoolean();

    Answer(Arrival call, ReplyTo back) {
      this.call = call;
      this.back = back;
    }

    private boolean giving() {
      unanswered.remove(this);
      return given.compareAndSet(false, true);
    }

    @Override
    public void returned(@Nullable Object value) {
      if (giving()) {
        back.returned(value);
      }
    }

    @Override
    public void threw(Throwable thrown) {
      if (giving()) {
        back.threw(thrown);
      }
    }

    @Override
    public void abandoned() {
      if (giving()) {
        back.abandoned();
      }
    }

    @Override
    public void refused(Reason reason, String detail) {
      if (giving()) {
        if (reason.isPassing()) {
          broken.add(call.caller(), call.stream());
        }
        back.refused(reason, detail);
      }
    }
  }
}
