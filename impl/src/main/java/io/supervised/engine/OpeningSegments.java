package io.supervised.engine;

import io.supervised.Token;
import io.supervised.engine.child.LiveChild;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The segments whose children are being started. One of them runs as soon as each child that was begun when it was opened has started
 * or failed: until then the calls that moved with it wait. Thread-safe.
 */
final class OpeningSegments {

  private final BiConsumer<Integer, Token> running;
  private final Map<Integer, Set<LiveChild>> starting = new HashMap<>();
  private final Map<Integer, Token> opened = new HashMap<>();

  /** Told of segments that run; {@code running} must not wait. */
  OpeningSegments(BiConsumer<Integer, Token> running) {
    this.running = running;
  }

  synchronized void starting(LiveChild child) {
    starting.computeIfAbsent(child.plan().segment(), none -> new HashSet<>()).add(child);
  }

  /** A child has started, or failed to. */
  synchronized void isThrough(LiveChild child) {
    int segment = child.plan().segment();
    Set<LiveChild> left = starting.get(segment);
    if (left != null && left.remove(child) && left.isEmpty()) {
      starting.remove(segment);
      look(segment);
    }
  }

  synchronized void opened(int segment, Token token) {
    opened.put(segment, token);
    look(segment);
  }

  synchronized void closed(int segment) {
    opened.remove(segment);
    starting.remove(segment);
  }

  private void look(int segment) {
    Token token = opened.get(segment);
    if (token != null && !starting.containsKey(segment)) {
      opened.remove(segment);
      running.accept(segment, token);
    }
  }
}
