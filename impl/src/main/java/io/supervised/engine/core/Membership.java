package io.supervised.engine.core;

import io.supervised.engine.core.Message.Promise;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest view, what was promised in it, and the last epoch agreed.
 *
 * @param coldRound the first round of a cluster that none of its members has a memory of
 * @param highest the greatest ballot this node has made or promised; never falls, so that no round is used twice
 * @param ballot the one this node collects promises for, as the leader of the view
 * @param promises the promises for it
 */
public record Membership(
    @Nullable View view,
    long coldRound,
    @Nullable Epoch highest,
    @Nullable Epoch ballot,
    Map<NodeId, Promise> promises,
    @Nullable EpochRecord agreed) {

  static final Membership NONE = new Membership(null, 1, null, null, Map.of(), null);

  /** Whether the members of the newest view have agreed; until then nothing is granted, moved or released. */
  boolean settled() {
    return view != null && agreed != null && agreed.view().equals(view.id());
  }

  boolean settledIn(Epoch epoch) {
    return settled() && agreed != null && agreed.epoch().equals(epoch);
  }

  boolean isNewest(View.Id id) {
    return view != null && view.id().equals(id);
  }

  /** Whether every member of the view has promised. */
  boolean complete() {
    return view != null && promises.keySet().containsAll(view.members());
  }

  Membership seeing(View newer, long wallMillis) {
    return new Membership(newer, Math.max(1, wallMillis), highest, null, Map.of(), agreed);
  }

  /** A ballot of this node's own, greater than every other it knows of. */
  Membership proposing(NodeId self) {
    Epoch next = new Epoch(highest == null ? coldRound : highest.round() + 1, self);
    return new Membership(view, coldRound, next, next, Map.of(), agreed);
  }

  Membership knowing(Epoch other) {
    Epoch greatest = highest == null || other.compareTo(highest) > 0 ? other : highest;
    return new Membership(view, coldRound, greatest, ballot, promises, agreed);
  }

  Membership promised(NodeId by, Promise promise) {
    Map<NodeId, Promise> more = new TreeMap<>(promises);
    more.put(by, promise);
    return new Membership(
        view, coldRound, highest, ballot, Collections.unmodifiableMap(more), agreed);
  }

  Membership agreeing(EpochRecord next) {
    return new Membership(view, coldRound, highest, null, Map.of(), next).knowing(next.epoch());
  }
}
