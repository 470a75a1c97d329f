package io.supervised.engine.segment;

import static java.util.Objects.requireNonNull;

import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Restart;
import io.supervised.RestartLimit;
import io.supervised.Strategy;
import io.supervised.Supervised;
import io.supervised.Token;
import io.supervised.engine.child.BeanPolicy;
import io.supervised.engine.child.Ending;
import io.supervised.engine.child.Exit;
import io.supervised.engine.child.GroupPlace;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.group.ChildGroups;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.StoredSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Nodes that run the children of one group, each in a segment of its own, and hear of each other late and in any order. What happens next
 * is drawn from a seed.
 */
final class GroupWorld {

  static final RestartLimit LIMIT = new RestartLimit(Supervised.UNLIMITED, Duration.ofSeconds(5));

  final Strategy strategy;
  final List<String> children;
  final Random random;
  final Map<String, ChildEntry> registry = new HashMap<>();
  final Set<ClusterNode> members = new HashSet<>();
  /** Segments are given away though what was last written of them is still under way, as after a while in a node. */
  final boolean impatient;

  private final ChildGroups groups;
  private final List<GroupNode> nodes = new ArrayList<>();
  private final Map<String, GroupNode> holders = new LinkedHashMap<>();
  private final List<Runnable> underWay = new ArrayList<>();
  private final Map<String, Long> lastEnd = new HashMap<>();
  private final Map<String, Long> toldEnd = new HashMap<>();
  private final Map<String, Long> lastBegin = new HashMap<>();
  private final Map<String, Token> running = new HashMap<>();
  final List<String> diary = new ArrayList<>();
  private long step;
  private long grants;
  private long lives;

  GroupWorld(Strategy strategy, int size, int nodeCount, Random random) {
    this.strategy = strategy;
    this.random = random;
    this.impatient = random.nextInt(4) == 0;
    List<SupervisedBean> beans = IntStream.range(0, size).mapToObj(this::bean).toList();
    this.children = beans.stream().map(SupervisedBean::name).toList();
    this.groups = new ChildGroups(beans);
    for (int i = 0; i < nodeCount; i++) {
      nodes.add(revived("node" + i));
    }
    children.forEach(this::grant);
  }

  private SupervisedBean bean(int number) {
    return SupervisedBean.of("c" + number, Object.class, context -> {
          throw new AssertionError("nothing is created");
        })
        .under(BeanPolicy.DEFAULT.in(new GroupPlace("g", strategy, number)));
  }

  private GroupNode revived(String name) {
    ClusterNode life = new ClusterNode(name, new UUID(0, ++lives));
    members.add(life);
    return new GroupNode(life, this, groups);
  }

  // ---- what happens

  /** Something that is under way arrives, or ends; false if nothing is. */
  boolean goOn() {
    step++;
    if (underWay.isEmpty()) {
      return false;
    }
    underWay.remove(random.nextInt(underWay.size())).run();
    return true;
  }

  void crash() {
    step++;
    List<String> victims = running.keySet().stream().sorted().toList();
    if (!victims.isEmpty()) {
      String child = victims.get(random.nextInt(victims.size()));
      diary.add("crash " + child);
      lastEnd.put(child, step);
      ended(child, requireNonNull(running.get(child)), Exit.CRASHED);
    }
  }

  /** A segment is handed over; its child ends as it is asked to, which concerns nobody. */
  void move() {
    step++;
    String child = children.get(random.nextInt(children.size()));
    diary.add("move " + child);
    requireNonNull(holders.get(child)).close(child, () -> grant(child));
  }

  void kill() {
    step++;
    int number = random.nextInt(nodes.size());
    GroupNode dead = nodes.get(number);
    diary.add("kill " + dead.self());
    dead.die();
    later(() -> {
      members.remove(dead.self()); // others may be granted what it held before that
      nodes.forEach(GroupNode::lookAtAll);
    });
    nodes.set(number, revived(dead.self().name()));
    for (String child : children) {
      if (holders.get(child) == dead) {
        boolean ran = running.remove(child) != null;
        lastEnd.put(
            child, ran && isKnownToRun(child, dead) ? step : toldEnd.getOrDefault(child, 0L));
        grant(child);
      }
    }
  }

  private boolean isKnownToRun(String child, GroupNode on) {
    ChildEntry entry = registry.get(child);
    return entry != null && GroupNode.runsOn(entry, on.self());
  }

  private void grant(String child) {
    GroupNode to = nodes.get(random.nextInt(nodes.size()));
    holders.put(child, to);
    to.open(child, new Token(9, "p", ++grants, 0), declared(child));
  }

  private Declared declared(String child) {
    StoredSpec spec = new StoredSpec(
        child, Restart.PERMANENT, LIMIT, StoredSpec.DEFAULT_STOP, StoredSpec.ANYWHERE, new byte[0]);
    return new Declared(child, spec, 0);
  }

  // ---- from the nodes

  void later(Runnable event) {
    underWay.add(event);
  }

  void written(String child, ChildEntry entry) {
    if (entry.report() != null && entry.report().state() != ChildState.ACTIVE) {
      toldEnd.put(child, lastEnd.getOrDefault(child, 0L)); // earlier ones die with the node
    }
    registry.merge(child, entry, (known, next) -> next.isNewerThan(known) ? next : known);
    nodes.forEach(node -> later(() -> node.heard(child, entry)));
  }

  void begins(String child, Token token) {
    diary.add("begin " + child);
    if (running.put(child, token) != null) {
      throw new AssertionError(child + " runs twice: " + diary);
    }
    lastBegin.put(child, step);
  }

  void ended(String child, Token token, Exit exit) {
    if (token.equals(running.get(child))) {
      diary.add("end " + child);
      running.remove(child);
      requireNonNull(holders.get(child)).ended(child, token, new Ending(exit, 5, null));
    }
  }

  // ---- what must be so in the end

  /** Children that do not run, or run since before the end of one that concerns them, unless that may have got lost. */
  List<String> unwell() {
    List<String> unwell = new ArrayList<>();
    for (String child : children) {
      if (!running.containsKey(child)) {
        unwell.add(child + " does not run");
      }
      for (String other : concerning(child)) {
        if (!impatient && lastEnd.getOrDefault(other, 0L) > lastBegin.getOrDefault(child, 0L)) {
          unwell.add(child + " runs since before the end of " + other);
        }
      }
    }
    return unwell;
  }

  private List<String> concerning(String child) {
    return switch (strategy) {
      case ONE_FOR_ONE -> List.of();
      case ONE_FOR_ALL ->
        children.stream().filter(other -> !other.equals(child)).toList();
      case REST_FOR_ONE -> children.subList(0, children.indexOf(child));
    };
  }
}
