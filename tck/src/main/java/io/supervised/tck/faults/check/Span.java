package io.supervised.tck.faults.check;

/** A stretch of time, by the monotonic clock; empty if it does not end after it begins. */
record Span(long from, long to) {

  boolean isEmpty() {
    return from >= to;
  }

  long length() {
    return Math.max(0, to - from);
  }

  Span intersect(Span other) {
    return new Span(Math.max(from, other.from), Math.min(to, other.to));
  }
}
