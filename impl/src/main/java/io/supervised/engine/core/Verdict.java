package io.supervised.engine.core;

import io.supervised.engine.core.Message.Accept;
import io.supervised.engine.core.Message.Accepted;
import io.supervised.engine.core.Message.Prepare;
import io.supervised.engine.core.Message.Promise;
import io.supervised.engine.core.Message.Reject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tie-breaker answers, and what it remembers from then on. It votes like any witness, but grants no leases; and it
 * learns of a decided epoch by being asked about the one after it.
 *
 * @param answer null if there is nothing to say
 */
public record Verdict(Acceptor row, @Nullable Message answer) {

  public static Verdict on(Acceptor row, Message question) {
    if (question instanceof Prepare prepare) {
      return prepared(about(row, prepare.base()), prepare);
    } else if (question instanceof Accept accept) {
      return accepted(about(row, accept.base()), accept);
    }
    return new Verdict(row, null);
  }

  private static Verdict prepared(Acceptor row, Prepare asked) {
    if (!row.base().equals(asked.base())) {
      return new Verdict(row, null);
    }
    if (!row.admits(asked.ballot())) {
      return new Verdict(row, new Reject(row.base(), row.promised()));
    }
    return new Verdict(
        row.promising(asked.ballot()),
        new Promise(row.base(), asked.ballot(), row.accepted(), Map.of(), 0, false));
  }

  private static Verdict accepted(Acceptor row, Accept asked) {
    if (!row.base().equals(asked.base())) {
      return new Verdict(row, null);
    }
    if (!row.admits(asked.ballot())) {
      return new Verdict(row, new Reject(row.base(), row.promised()));
    }
    return new Verdict(
        row.accepting(new Proposal(asked.ballot(), asked.epoch())),
        new Accepted(row.base(), asked.ballot()));
  }

  /** Whoever asks about the epoch after a later one knows that one to be decided. */
  private static Acceptor about(Acceptor row, Epoch base) {
    return base.isAfter(row.base()) ? Acceptor.of(base) : row;
  }
}
