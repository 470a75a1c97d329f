package io.supervised.engine.core;

import io.supervised.engine.core.Plan.Fault;
import io.supervised.engine.core.Plan.Kind;
import java.util.List;

/** Does to a world what its plan has for it: at a time, or when a node is just sending something. */
final class Strikes {

  private final World world;
  private final Script script;
  private int strikes;

  Strikes(World world) {
    this.world = world;
    this.script = world.plan.family().script();
  }

  void schedule(Fault fault) {
    world.after(fault.at() - world.now(), () -> {
      if (!world.healed()) {
        strike(fault);
      }
    });
  }

  void strike(Fault fault) {
    int host = fault.host();
    int duration = fault.duration();
    boolean quick = (fault.bits() & 1) == 0;
    if (world.tracing()) {
      world.trace("fault " + fault);
    }
    switch (fault.kind()) {
      case KILL -> {
        world.kill(host, "killed");
        world.after(quick ? 5 + duration / 30 : duration, () -> world.boot(host));
      }
      case KILL_TWO -> {
        world.kill(host, "killed");
        world.kill(fault.other(), "killed");
        world.after(quick ? 5 + duration / 30 : duration, () -> world.boot(host));
        world.after(quick ? 9 + duration / 25 : duration, () -> world.boot(fault.other()));
      }
      case PAUSE -> world.onProcess(host, process -> process.pause(duration, false));
      case SUSPEND -> world.onProcess(host, process -> process.pause(duration, true));
      case SPLIT ->
        world.wire.cut((from, to) -> ((fault.bits() >> from) & 1) != ((fault.bits() >> to) & 1));
      case MUTE -> world.wire.cut((from, to) -> from == host);
      case DEAF -> world.wire.cut((from, to) -> to == host);
      case ISOLATE -> world.wire.cut((from, to) -> (from == host) != (to == host));
      case TANGLE ->
        world.wire.cut((from, to) -> ((fault.bits() >> (from * world.plan.hosts() + to)) & 3) == 0);
      case JOIN_UP -> world.wire.cut((from, to) -> false);
      case STOP -> {
        world.stop(host);
        world.after(100 + duration, () -> world.boot(host));
      }
      case REHASH -> {
        world.rehash((int) (fault.bits() & 7));
      }
      case CRASH_IN_STEP -> {
        world.onProcess(host, process -> process.crashAfterEffects((int) (fault.bits() & 3)));
        world.after(50 + duration, () -> world.boot(host));
      }
      case BOOT -> world.boot(host);
      case DRAIN -> {
        world.onProcess(host, process -> process.take(new Input.Drain(true)));
        world.after(duration, () -> {
          if (!world.healed()) {
            world.onProcess(host, process -> process.take(new Input.Drain(false)));
          }
        });
      }
      case RESUME -> world.onProcess(host, process -> process.take(new Input.Drain(false)));
      case REBALANCE -> world.onProcess(host, process -> process.take(new Input.Rebalance()));
      case LOSE_TIE_BREAKER -> world.wire.loseTieBreaker(duration);
    }
  }

  /** The adversary strikes at a node that is just sending; true if the message does not get out. */
  boolean atSending(SimulatedProcess sender, Message message) {
    if (!world.healed() && script.onSend(world, sender, message)) {
      return true;
    }
    Plan.Adversary adversary = world.plan.adversary();
    if (world.healed()
        || adversary.percent() == 0
        || !message.getClass().getSimpleName().equals(adversary.onMessage())
        || strikes >= adversary.most()
        || world.random.nextInt(100) >= adversary.percent()) {
      return false;
    }
    strikes++;
    List<Kind> kinds = List.copyOf(adversary.strikes());
    Kind kind = kinds.get(world.random.nextInt(kinds.size()));
    boolean before = world.random.nextBoolean();
    long bits = adversary.bits() == 0 ? world.random.nextLong() : adversary.bits();
    Fault fault =
        new Fault((int) world.now(), kind, sender.host(), 0, world.random.nextInt(900), bits);
    if (before) {
      strike(fault);
      return kind == Kind.KILL;
    }
    world.after(0, () -> {
      if (!world.healed()) {
        strike(fault);
      }
    });
    return false;
  }
}
