package io.supervised.tck.faults.check;

/**
 * A time in which a child was active nowhere, between two in which it was.
 *
 * @param after the fault before it, or a word for the beginning
 */
public record Silence(String child, long from, long to, String after) {

  public long nanos() {
    return to - from;
  }

  @Override
  public String toString() {
    return Texts.millis(nanos()) + " of " + child + " after " + after + ", from " + from;
  }
}
