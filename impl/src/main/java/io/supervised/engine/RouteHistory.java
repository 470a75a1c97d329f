package io.supervised.engine;

import io.supervised.ClusterNode;
import io.supervised.Explanation.Move;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.Routes;
import io.supervised.engine.core.State;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The last changes of the holder of each segment, as this node was told of them. Thread-safe. */
final class RouteHistory {

  private static final int REMEMBERED = 8;

  private final int segments;
  private final Supplier<Instant> clock;
  private final Map<Integer, Deque<Move>> moves = new HashMap<>();
  private Routes last = Routes.NONE;

  RouteHistory(int segments, Supplier<Instant> clock) {
    this.segments = segments;
    this.clock = clock;
  }

  synchronized void see(State state) {
    Routes routes = state.routes();
    if (routes.equals(last)) {
      return;
    }
    for (int segment = 0; segment < segments; segment++) {
      if (!routes.holder(segment).equals(last.holder(segment))) {
        Optional<ClusterNode> to =
            routes.holder(segment).flatMap(state::member).map(Member::asNode);
        remember(segment, new Move(clock.get(), to));
      }
    }
    last = routes;
  }

  private void remember(int segment, Move move) {
    Deque<Move> known = moves.computeIfAbsent(segment, none -> new ArrayDeque<>());
    if (known.size() == REMEMBERED) {
      known.removeFirst();
    }
    known.addLast(move);
  }

  synchronized List<Move> of(int segment) {
    Deque<Move> known = moves.get(segment);
    return known == null ? List.of() : List.copyOf(known);
  }
}
