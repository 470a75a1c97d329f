package io.supervised.engine.segment;

import io.supervised.ClusterNode;
import io.supervised.engine.group.ChildGroup;
import io.supervised.engine.group.ChildGroups;
import io.supervised.engine.group.GroupRoster;
import io.supervised.engine.group.GroupTies;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.ChildRegistry;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Sees to it that the children of a group that run here hear of what becomes of the others. Thread-safe. */
final class GroupWatch {

  private final GroupRoster roster;
  private final ChildRegistry registry;
  private final SegmentThreads threads;
  private final Consumer<String> look;

  /**
   * Watches the children of groups.
   *
   * @param look has a child looked at, if it runs here or should; called on the thread of the segments
   */
  GroupWatch(
      ChildGroups groups, ChildRegistry registry, SegmentThreads threads, Consumer<String> look) {
    this.roster = new GroupRoster(groups);
    this.registry = registry;
    this.threads = threads;
    this.look = look;
  }

  private boolean isIdle() {
    return roster.groups().children().isEmpty();
  }

  /** Hears of all that is written from now on; the registry is open. */
  void begin() {
    if (!isIdle()) {
      registry.watch(roster.groups()::has, this::heard);
    }
  }

  /** Looks at all of them: where two parts of a grid meet, not all that changes is told of. To be called now and then. */
  void lookAtAll() {
    if (!isIdle()) {
      threads.read(
          this::read,
          read -> membersChanged(),
          failed -> SegmentLog.LOG.debug("nothing read of the children of groups", failed));
    }
  }

  /** Reads what is known of all of them, which may take a while. */
  boolean read() {
    for (String child : roster.groups().children()) {
      registry.of(child).ifPresent(known -> heard(child, known));
    }
    return !isIdle();
  }

  void heard(String child, ChildEntry entry) {
    if (roster.learn(child, entry)) {
      threads.execute(() ->
          roster.groups().of(child).map(ChildGroup::children).orElseThrow().forEach(look));
    }
  }

  /** Who runs on which node counts otherwise now. */
  void membersChanged() {
    if (!isIdle()) {
      threads.execute(() -> roster.groups().children().forEach(look));
    }
  }

  Optional<GroupTies> ties(String child, Predicate<ClusterNode> isMember) {
    return roster.ties(child, isMember);
  }
}
