package io.supervised.engine.segment;

import static java.util.Objects.requireNonNull;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.child.Ending;
import io.supervised.engine.child.Exit;
import io.supervised.engine.core.GridView;
import io.supervised.engine.group.ChildGroups;
import io.supervised.engine.group.GroupRoster;
import io.supervised.engine.group.GroupTies;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A node of a {@link GroupWorld}: what it does to children takes effect some time later. */
final class GroupNode extends PlainSurroundings {

  private final ClusterNode self;
  private final GroupWorld world;
  private final GroupRoster roster;
  private final Map<String, SegmentSupervisor> segments = new HashMap<>();
  private final Map<String, Runnable> closings = new HashMap<>();
  private final Map<String, LastWrites> writes = new HashMap<>();
  private boolean dead;

  GroupNode(ClusterNode self, GroupWorld world, ChildGroups groups) {
    this.self = self;
    this.world = world;
    this.roster = new GroupRoster(groups);
    world.registry.forEach(roster::learn);
  }

  static boolean runsOn(ChildEntry entry, ClusterNode node) {
    ChildInfo report = entry.report();
    return report != null
        && report.state() == ChildState.ACTIVE
        && report.node().equals(node);
  }

  void open(String child, Token grant, Declared declared) {
    SegmentSupervisor segment = new SegmentSupervisor(List.of(declared), grant, this);
    segments.put(child, segment);
    segment.open();
    later(() -> {
      world.registry.forEach(roster::learn);
      ChildEntry known = world.registry.get(child);
      segment.loaded(known == null ? Map.of() : Map.of(child, known));
      lookAtAll();
    });
  }

  void close(String child, Runnable then) {
    if (closings.putIfAbsent(child, then) == null) {
      SegmentSupervisor segment = requireNonNull(segments.get(child));
      later(() -> {
        segment.close();
        closeIfClosed(child);
      });
    }
  }

  private void closeIfClosed(String child) {
    Runnable then = closings.get(child);
    SegmentSupervisor segment = segments.get(child);
    boolean written = world.impatient
        || writes.computeIfAbsent(child, none -> new LastWrites()).areDone();
    if (then != null && segment != null && segment.isClosed() && written) {
      closings.remove(child);
      segments.remove(child);
      then.run();
    }
  }

  void die() {
    dead = true;
  }

  private void later(Runnable event) {
    world.later(() -> {
      if (!dead) {
        event.run();
      }
    });
  }

  void heard(String child, ChildEntry entry) {
    if (!dead && roster.learn(child, entry)) {
      lookAtAll();
    }
  }

  void lookAtAll() {
    world.children.forEach(child -> {
      SegmentSupervisor segment = segments.get(child);
      if (segment != null) {
        segment.look(child);
      }
    });
  }

  void ended(String child, Token token, Ending ending) {
    SegmentSupervisor segment = segments.get(child);
    if (segment != null) {
      segment.ended(child, token, ending);
      closeIfClosed(child);
    }
  }

  @Override
  public void load() {
    // open() answers
  }

  @Override
  public void opened() {
    // nobody waits for it
  }

  @Override
  public void closed() {
    // looked for after whatever may close a segment
  }

  @Override
  public void start(Beginning beginning) {
    String child = beginning.child();
    Token token = beginning.token();
    world.begins(child, token);
    later(() -> {
      SegmentSupervisor segment = segments.get(child);
      if (segment != null) {
        segment.started(child, token);
      }
    });
  }

  @Override
  public void stop(String child, Token token) {
    later(() -> world.ended(child, token, Exit.ASKED));
  }

  @Override
  public void restartAfter(String child, Token token, Duration pause) {
    later(() -> {
      SegmentSupervisor segment = segments.get(child);
      if (segment != null) {
        segment.restartDue(child, token);
      }
    });
  }

  @Override
  public void put(String child, ChildEntry entry) {
    roster.learn(child, entry);
    writes.computeIfAbsent(child, none -> new LastWrites()).begun(child, entry);
    later(() -> {
      world.written(child, entry);
      requireNonNull(writes.get(child)).done(child, entry.written());
      closeIfClosed(child);
    });
    later(this::lookAtAll);
  }

  @Override
  public Optional<GroupTies> ties(String child) {
    return roster.ties(child, this::isMember);
  }

  private boolean isMember(ClusterNode node) {
    return world.members.contains(node);
  }

  @Override
  public ClusterNode self() {
    return self;
  }

  @Override
  public CompletionStage<Boolean> keep(String child, ChildEntry state) {
    throw new AssertionError("no child has state");
  }

  @Override
  public void forgetState(String child, StoredSpec spec, Version version) {
    // no child has state
  }

  @Override
  public CompletionStage<Optional<Wish.Kept>> stateIn(int number, String child) {
    throw new AssertionError("nothing comes from other segments");
  }

  @Override
  public void handOver(String child, ChildEntry next, SegmentHint to) {
    throw new AssertionError("nothing goes to other segments");
  }

  @Override
  public void again(String child) {
    // nothing is promised to anybody
  }

  @Override
  public boolean mayWrite() {
    return true;
  }

  @Override
  public boolean mayAcknowledge(GridView before, GridView after) {
    return true;
  }
}
