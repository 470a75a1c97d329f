package io.supervised.engine.group;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.registry.ChildEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a child may do, by what is known of the others of its group.
 *
 * <p>Each child tells which life of it was the last to end in a way that concerns others, and each life is known to follow such ends. Where
 * these have changed since, that life is outdated: it ends, and another one begins. Nobody gives orders, so nothing is left undone when a
 * node dies; and ends that come together make one restart.
 */
public final class GroupTies {

  private final ChildGroup group;
  private final String child;
  private final GroupRoster roster;
  private final Predicate<ClusterNode> isMember;

  GroupTies(ChildGroup group, String child, GroupRoster roster, Predicate<ClusterNode> isMember) {
    this.group = group;
    this.child = child;
    this.roster = roster;
    this.isMember = isMember;
  }

  /** Stands for the last ends, as far as they are known now, of those whose ends concern the child. */
  public long ends() {
    return ends(child);
  }

  /** Tokens grow, so that one which stands for other ends than before never comes again. */
  private long ends(String member) {
    long all = 0;
    for (String other : group.concerning(member)) {
      Token end = roster.standing(other).lastEnd();
      for (long part :
          List.of(end.round(), end.grant(), end.restart(), (long) end.proposer().hashCode())) {
        all = 31 * all + part;
      }
    }
    return all;
  }

  /** Whether those before it run, and those after it that are to begin anew have stopped. */
  public boolean mayBegin() {
    return group.before(child).stream().allMatch(this::isReady) && laterOnesHaveStopped();
  }

  /** A name that a user has terminated holds nobody up. */
  private boolean isReady(String member) {
    Optional<ChildEntry> entry = roster.of(member);
    return entry.isPresent()
        && (!entry.get().runs() || (isRunning(entry.get()) && !isOutdated(member)));
  }

  /** Whether those after it that are to begin anew have stopped. */
  public boolean laterOnesHaveStopped() {
    return group.after(child).stream()
        .noneMatch(
            member -> roster.of(member).filter(this::isRunning).isPresent() && isOutdated(member));
  }

  private boolean isRunning(ChildEntry entry) {
    ChildInfo report = entry.report();
    return entry.runs()
        && report != null
        && report.state() == ChildState.ACTIVE
        && isMember.test(report.node());
  }

  private boolean isOutdated(String member) {
    return roster.standing(member).follows() != ends(member);
  }

  /** Why the group was given up, if it was because of another child. */
  public Optional<String> givenUp() {
    return group.others(child).stream()
        .filter(this::hasGivenUp)
        .findFirst()
        .map(other -> "its group '" + group.name() + "' is given up because of '" + other + "'"
            + roster
                .of(other)
                .flatMap(ChildEntry::child)
                .flatMap(ChildInfo::reason)
                .map(reason -> ": " + reason)
                .orElse(""));
  }

  private boolean hasGivenUp(String other) {
    return roster
        .of(other)
        .filter(entry -> entry.isGivenUp() && !entry.history().standing().givenUpWithGroup())
        .isPresent();
  }

  /** When the others were started again lately. */
  public List<Instant> restartsOfOthers() {
    return group.others(child).stream()
        .flatMap(other -> roster.of(other).stream())
        .flatMap(entry -> entry.history().lately().stream())
        .toList();
  }
}
