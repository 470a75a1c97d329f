package io.supervised.engine.segment;

import io.supervised.Token;
import io.supervised.engine.group.GroupTies;
import io.supervised.engine.registry.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What binds a child to its group, if it has one. Not thread-safe. */
final class Bond {

  /** Of children without a group. */
  static final Bond NONE = new Bond(null);

  private final @Nullable GroupTies ties;
  private Standing standing = Standing.NONE;

  private Bond(@Nullable GroupTies ties) {
    this.ties = ties;
  }

  static Bond of(Optional<GroupTies> ties) {
    return ties.map(Bond::new).orElse(NONE);
  }

  boolean isTied() {
    return ties != null;
  }

  Standing standing() {
    return standing;
  }

  /** Goes on from what the last holder has told. */
  void adopt(Standing told) {
    if (ties != null) {
      standing = told;
    }
  }

  /** The child has ended in a way that concerns the others. */
  void ended(Token life) {
    if (ties != null) {
      standing = standing.ended(life);
    }
  }

  /** A life of it begins. */
  void begins() {
    if (ties != null) {
      standing = standing.following(ties.ends());
    }
  }

  /** It does not run, and waits for the others. */
  void waits() {
    if (ties != null) {
      standing = standing.waiting(isGivenUp());
    }
  }

  boolean mayBegin() {
    return ties == null || (!isGivenUp() && ties.mayBegin());
  }

  /** Whether others have ended since its life began. */
  boolean isOutdated() {
    return ties != null && standing.follows() != ties.ends();
  }

  /** Whether it has to stop by now. */
  boolean mustStop() {
    return ties != null && (isGivenUp() || (isOutdated() && ties.laterOnesHaveStopped()));
  }

  boolean isGivenUp() {
    return givenUp().isPresent();
  }

  /** Why it is given up with its group, if it is. */
  Optional<String> givenUp() {
    return ties == null ? Optional.empty() : ties.givenUp();
  }

  List<Instant> restartsOfOthers() {
    return ties == null ? List.of() : ties.restartsOfOthers();
  }
}
