package io.supervised.tck.faults.check;

import io.supervised.Token;
import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.Life;
import org.jspecify.annotations.Nullable;

/**
 * One activation of a child, from before its first code to after its last: larger than the truth on purpose.
 *
 * @param begun its first line
 * @param ready the line that tells that it is active, if it came so far
 * @param ended its last line, unless its process ended first
 * @param until when it was over: the last line, or the last sign of life of its process
 */
record Activation(
    Event begun, @Nullable Event ready, @Nullable Event ended, long until) {

  Life life() {
    return begun.life();
  }

  String child() {
    return begun.child();
  }

  Token token() {
    return begun.activation();
  }

  long from() {
    return begun.mono();
  }

  Span whole() {
    return new Span(from(), until);
  }

  boolean isOpen() {
    return ended == null;
  }

  /** The line that shows its end best. */
  Event lastLine() {
    return ended != null ? ended : ready != null ? ready : begun;
  }

  @Override
  public String toString() {
    return life() + " with token " + Texts.token(token());
  }
}
