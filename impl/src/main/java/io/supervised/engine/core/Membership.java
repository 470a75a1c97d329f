package io.supervised.engine.core;

import io.supervised.engine.core.Message.Promise;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest view, what was promised in it, and the last epoch agreed.
 *
 * @param coldRound the round of a cluster that none of its members has a memory of
 * @param promises collected by the leader of the view until all have come
 */
public record Membership(
    @Nullable View view,
    long coldRound,
    Map<NodeId, Promise> promises,
    @Nullable EpochRecord agreed) {

  static final Membership NONE = new Membership(null, 0, Map.of(), null);

  /** Whether the members of the newest view have agreed; until then nothing is granted, moved or released. */
  boolean settled() {
    return view != null && agreed != null && agreed.view().equals(view.id());
  }

  boolean settledIn(Epoch epoch) {
    return settled() && agreed != null && agreed.epoch().equals(epoch);
  }

  /** The highest round this node has seen agreed; 0 if none. */
  long round() {
    return agreed == null ? 0 : agreed.epoch().round();
  }

  boolean isNewest(View.Id id) {
    return view != null && view.id().equals(id);
  }

  Membership seeing(View newer, long wallMillis) {
    return new Membership(newer, wallMillis, Map.of(), agreed);
  }

  Membership promised(NodeId by, Promise promise) {
    Map<NodeId, Promise> more = new TreeMap<>(promises);
    more.put(by, promise);
    return new Membership(view, coldRound, Collections.unmodifiableMap(more), agreed);
  }

  Membership agreeing(EpochRecord next) {
    return new Membership(view, coldRound, Map.of(), next);
  }
}
