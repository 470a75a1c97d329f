package io.supervised.engine.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The holder of each segment as the leader last told it: a hint, since the holder itself is the truth.
 *
 * @param holders null where a segment has none at the moment
 */
public record Routes(@Nullable Epoch epoch, long version, List<@Nullable NodeId> holders) {

  /** Nobody has told anything. */
  public static final Routes NONE = new Routes(null, 0, List.of());

  public Routes {
    holders = Collections.unmodifiableList(new ArrayList<>(holders));
  }

  /** Whether a leader has told anything. */
  public boolean areTold() {
    return epoch != null;
  }

  public Optional<NodeId> holder(int segment) {
    return segment < holders.size() ? Optional.ofNullable(holders.get(segment)) : Optional.empty();
  }

  /** The version told in this epoch, or 0. */
  long versionIn(Epoch number) {
    return number.equals(epoch) ? version : 0;
  }

  /** Whether the leader of the same or a later epoch drew this table after that one. */
  boolean isNewerThan(Routes other) {
    if (epoch == null || other.epoch == null) {
      return epoch != null;
    }
    int order = epoch.compareTo(other.epoch);
    return order > 0 || (order == 0 && version > other.version);
  }
}
