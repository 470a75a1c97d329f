package io.supervised.engine.segment;

import io.supervised.Token;

/** What becomes of segments; for the core. Called on the thread of the segments, so it only hands over. */
public interface SegmentEvents {

  /** What should run in the segment is being run. */
  void opened(int segment, Token token);

  /** Nothing of the segment runs, or will: it was closed as asked, or what is known of it could not be read. */
  void closed(int segment, Token token);
}
