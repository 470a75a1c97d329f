package io.supervised.engine.segment;

import io.supervised.Token;
import io.supervised.event.CrashEvent;
import io.supervised.event.GivenUpEvent;
import io.supervised.event.MoveEvent;

/** What becomes of segments, for the core, and of the children in them. Called on the thread of the segments, so it only hands over. */
public interface SegmentEvents {

  /** What should run in the segment is being run. */
  void opened(int segment, Token token);

  /** Nothing of the segment runs, or will: it was closed as asked, or what is known of it could not be read. */
  void closed(int segment, Token token);

  /** A child has crashed, and it is settled what becomes of it. */
  void crashed(CrashEvent event);

  void givenUp(GivenUpEvent event);

  void moved(MoveEvent event);
}
