package io.supervised.engine.segment;

import io.supervised.Token;
import io.supervised.event.CrashEvent;
import io.supervised.event.GivenUpEvent;
import io.supervised.event.MoveEvent;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was told of children. */
final class News implements SegmentEvents {

  final List<CrashEvent> crashes = new ArrayList<>();
  final List<GivenUpEvent> givenUp = new ArrayList<>();
  final List<MoveEvent> moves = new ArrayList<>();

  @Override
  public void opened(int segment, Token token) {
    throw new AssertionError("a segment tells its host");
  }

  @Override
  public void closed(int segment, Token token) {
    throw new AssertionError("a segment tells its host");
  }

  @Override
  public void crashed(CrashEvent event) {
    crashes.add(event);
  }

  @Override
  public void givenUp(GivenUpEvent event) {
    givenUp.add(event);
  }

  @Override
  public void moved(MoveEvent event) {
    moves.add(event);
  }
}
