package io.supervised.engine.core;

import io.supervised.engine.core.Input.Event;
import io.supervised.engine.core.Input.Met;
import io.supervised.engine.core.Input.Refused;
import org.jspecify.annotations.Nullable;

/** What lies between the hosts of a world: links that can be cut, one way or both, and the database with the tie-breaker's row. */
final class Wire {

  private final World world;
  private final boolean[][] cut;
  private final TieBreaker tieBreaker = new TieBreaker();
  private Plan.Weather weather;

  Wire(World world) {
    this.world = world;
    this.cut = new boolean[world.plan.hosts()][world.plan.hosts()];
    this.weather = world.plan.weather();
  }

  /** Which links are cut. */
  interface Link {
    boolean isCut(int from, int to);
  }

  void cut(Link link) {
    for (int from = 0; from < world.plan.hosts(); from++) {
      for (int to = 0; to < world.plan.hosts(); to++) {
        cut[from][to] = from != to && link.isCut(from, to);
      }
    }
  }

  boolean isCut(SimulatedProcess from, SimulatedProcess to) {
    return cut[from.host()][to.host()];
  }

  void loseTieBreaker(int duration) {
    tieBreaker.reachable = false;
    world.after(duration, () -> tieBreaker.reachable = true);
  }

  /** From now on everything arrives, soon and once. */
  void heal() {
    cut((from, to) -> false);
    weather = Plan.Weather.FAIR;
    tieBreaker.reachable = true;
  }

  void send(SimulatedProcess from, NodeId to, Message message) {
    if (to.equals(NodeId.TIE_BREAKER)) {
      askTieBreaker(from, message);
      return;
    }
    SimulatedProcess receiver = world.process(to);
    if (receiver == null || world.random.nextInt(100) < lossOf(message)) {
      return;
    }
    int copies = world.random.nextInt(100) < weather.doubled() ? 2 : 1;
    NodeId sender = from.id();
    for (int copy = 0; copy < copies; copy++) {
      int slow = world.random.nextInt(100) < weather.slow() ? world.random.nextInt(400) : 0;
      world.after(1 + world.random.nextInt(4) + slow, () -> {
        if (!cut[from.host()][receiver.host()] && receiver.isAlive()) {
          receiver.takeFor(to, sender, message);
        }
      });
    }
  }

  private int lossOf(Message message) {
    boolean starved =
        weather.starvedLost() > 0 && message.getClass().getSimpleName().equals(weather.starved());
    return starved ? weather.starvedLost() : weather.lost();
  }

  private void askTieBreaker(SimulatedProcess from, Message message) {
    NodeId sender = from.id();
    world.after(1 + world.random.nextInt(10), () -> {
      Message answer = tieBreaker.answer(message);
      if (answer != null) {
        world.after(
            1 + world.random.nextInt(10), () -> from.takeFor(sender, NodeId.TIE_BREAKER, answer));
      }
    });
  }

  /** An attempt to connect, as seen from {@code from}. */
  void dial(SimulatedProcess from, int host, int attempt) {
    Time begun = from.time();
    world.after(1 + world.random.nextInt(2), () -> {
      if (cut[from.host()][host]) {
        return;
      }
      SimulatedProcess there = world.processes[host];
      if (there == null) {
        if (!world.plan.strict()) {
          int late = world.random.nextInt(100) < weather.slow() ? world.random.nextInt(400) : 0;
          world.after(
              late,
              () -> back(from, host, () -> from.take(new Refused(World.address(host), begun))));
        }
        return;
      }
      there.whenAwake(() -> {
        Event met = new Met(World.address(host), there.id());
        back(from, host, () -> {
          from.connected(there);
          from.dialled(host, attempt, met);
        });
      });
    });
  }

  private void back(SimulatedProcess to, int from, Runnable arrives) {
    world.after(1 + world.random.nextInt(2), () -> {
      if (!cut[from][to.host()] && to.isAlive()) {
        arrives.run();
      }
    });
  }

  /** Whether both would find each other in one group. */
  boolean areConnected(SimulatedProcess one, SimulatedProcess other) {
    return one.isAlive()
        && other.isAlive()
        && !one.isPaused()
        && !other.isPaused()
        && !cut[one.host()][other.host()]
        && !cut[other.host()][one.host()];
  }

  /** A row in a database, with a connection that can be lost. */
  private static final class TieBreaker {
    private Acceptor row = Acceptor.of(Epoch.NONE);
    private boolean reachable = true;

    @Nullable
    Message answer(Message question) {
      if (!reachable) {
        return null;
      }
      Verdict verdict = Verdict.on(row, question);
      row = verdict.row();
      return verdict.answer();
    }
  }
}
