package io.supervised.engine.core;

import io.supervised.engine.core.Message.Accept;
import io.supervised.engine.core.Message.Commit;
import io.supervised.engine.core.Message.Renew;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that waits for its moment: it looks at what is sent, and strikes between two rounds where chance would hardly
 * ever do.
 */
interface Script {

  Script NONE = (world, sender, message) -> false;

  /** Called before a message is sent; true if it does not get out. */
  boolean onSend(World world, SimulatedProcess sender, Message message);

  /**
   * A survivor that has promised the ballot of another: it does not hear that an epoch with three newcomers was decided. Then
   * the others die at once, and it sees no more of the newcomers. They have a quorum; it must not go on alone.
   */
  final class SwayedSurvivor implements Script {

    private static final int SURVIVOR = 0;
    private static final int FIRST_NEWCOMER = 3;

    private @Nullable EpochRecord next;
    private final Set<NodeId> installed = new TreeSet<>();
    private boolean begun;
    private boolean done;

    @Override
    public boolean onSend(World world, SimulatedProcess sender, Message message) {
      if (!begun) {
        begun = true;
        world.wire.cut(
            (from, to) -> Math.min(from, to) == SURVIVOR && Math.max(from, to) >= FIRST_NEWCOMER);
      }
      if (next == null) {
        if (message instanceof Accept accept && isTheMoment(world, sender, accept.epoch())) {
          next = accept.epoch();
          world.wire.cut((from, to) -> to == SURVIVOR);
        }
      } else if (!done && message instanceof Renew renew && renew.epoch().equals(next.epoch())) {
        installed.add(sender.id());
        if (installed.stream().filter(id -> world.host(id) >= FIRST_NEWCOMER).count() == 3) {
          done = true;
          world.after(0, () -> end(world));
        }
      }
      return false;
    }

    /** One of three leaves and three join, in one ballot of another node than the survivor. */
    private static boolean isTheMoment(
        World world, SimulatedProcess proposer, EpochRecord proposed) {
      EpochRecord base = proposer.state().epoch();
      return base != null
          && base.ids().size() == 3
          && proposed.ids().size() == 5
          && proposer.host() != SURVIVOR
          && proposed.ids().stream().anyMatch(id -> world.host(id) == SURVIVOR);
    }

    private static void end(World world) {
      world.wire.cut((from, to) -> (from >= FIRST_NEWCOMER) != (to >= FIRST_NEWCOMER));
      for (int host = SURVIVOR + 1; host < FIRST_NEWCOMER; host++) {
        world.kill(host, "the script wants it");
      }
    }
  }

  /**
   * Two witnesses that miss the news: one of them was let go by the epoch they do not hear of, the other is a member of it.
   * They must not lease each other for longer than the members of the new epoch wait.
   */
  final class Stragglers implements Script {

    private @Nullable EpochRecord next;
    private Set<NodeId> behind = Set.of();
    private boolean done;

    @Override
    public boolean onSend(World world, SimulatedProcess sender, Message message) {
      if (message instanceof Accept accept) {
        remember(sender, accept);
      } else if (message instanceof Commit commit && commit.epoch().equals(next) && !done) {
        done = true;
        Set<Integer> hosts = new HashSet<>();
        behind.forEach(id -> hosts.add(world.host(id)));
        world.wire.cut((from, to) -> hosts.contains(from) != hosts.contains(to));
      }
      return false;
    }

    private void remember(SimulatedProcess proposer, Accept accept) {
      EpochRecord base = proposer.state().epoch();
      if (done || base == null || base.ids().size() != 3) {
        return;
      }
      Set<NodeId> newcomers = new HashSet<>(accept.epoch().ids());
      newcomers.removeAll(base.ids());
      if (newcomers.size() >= 2 && !accept.epoch().ids().containsAll(base.ids())) {
        next = accept.epoch();
        behind = new HashSet<>(base.ids());
        behind.remove(proposer.id());
      }
    }
  }
}
