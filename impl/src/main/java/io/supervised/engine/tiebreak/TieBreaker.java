package io.supervised.engine.tiebreak;

import io.supervised.engine.core.Acceptor;
import io.supervised.engine.core.Verdict;

/** A voter's memory outside the cluster, shared by all nodes of it. */
public interface TieBreaker {

  /** What the tie-breaker remembers becomes {@link Verdict#row()}: as one step, whoever else asks. */
  interface Question {
    Verdict on(Acceptor row);
  }

  /**
   * Asks.
   *
   * @throws Exception if it can't be reached, or it is not known whether it remembers; then nothing was answered
   */
  Verdict ask(Question question) throws Exception;

  /**
   * Finds out whether it can be asked, and prepares it for that, without a question.
   *
   * @throws Exception if it can't be reached
   */
  void check() throws Exception;

  /** The word for it in {@code supervised.quorum.tie-breaker}. */
  String kind();
}
