package io.supervised.engine.call;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.supervised.NotExecutedException;
import io.supervised.OutcomeUnknownException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that call one child, which moves from one to the other, crashes, and is late to be found; all of it in one thread, by a
 * clock that stands still while anything happens, and as a seed says. Everything of calls is real but channel, clock and child.
 */
final class CallWorld {

  static final String CHILD = "diary";
  private static final int NODES = 3;
  private static final long END_OF_FAULTS = MILLISECONDS.toNanos(400);
  private static final long END = MILLISECONDS.toNanos(1_500);
  private static final Method WRITE = method();

  final SplittableRandom random;
  final List<SimulatedNode> nodes = new ArrayList<>();
  private final Fate fate;
  private final double slowestFrame;
  private final PriorityQueue<Event> agenda =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private final Map<String, Made> made = new LinkedHashMap<>();
  private final List<String> written = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private long now;
  private long events;
  private long moves;

  private record Event(long at, long number, Runnable what) {}

  /** A call, and how it ended. */
  private static final class Made {
    private final SimulatedNode by;
    private final long itsDeadline; // by its own clock
    private final long deadline;
    private final CompletableFuture<?> outcome;
    private int runs;

    Made(SimulatedNode by, long itsDeadline, long deadline, CompletableFuture<?> outcome) {
      this.by = by;
      this.itsDeadline = itsDeadline;
      this.deadline = deadline;
      this.outcome = outcome;
    }
  }

  /** The child: it writes down who called. */
  interface Diary {
    String write(String call);
  }

  /** How nodes end, if they do. */
  enum Fate {
    NONE_ENDS,
    ONE_LEAVES,
    ONE_DIES
  }

  CallWorld(long seed, Fate fate) {
    this.random = new SplittableRandom(seed);
    this.fate = fate;
    this.slowestFrame = random.nextInt(3) == 0 ? 0.05 : 3;
    for (int i = 0; i < NODES; i++) {
      nodes.add(new SimulatedNode(this, i));
    }
    nodes.forEach(node -> nodes.forEach(node::meet));
  }

  /** Runs a life of the world. */
  CallWorld run() {
    placeChild(nodes.get(0));
    nodes.forEach(this::call);
    after(MILLISECONDS.toNanos(20), this::disturb);
    while (!agenda.isEmpty() && agenda.element().at() <= END) {
      Event next = agenda.remove();
      now = next.at();
      next.what().run();
    }
    check();
    return this;
  }

  // ---- time

  long now() {
    return now;
  }

  void after(long nanos, Runnable what) {
    agenda.add(new Event(now + nanos, events++, what));
  }

  long upTo(double millis) {
    return random.nextLong((long) (millis * 1_000_000)) + 1;
  }

  long travelTime() {
    return upTo(slowestFrame);
  }

  // ---- what happens

  private void call(SimulatedNode by) {
    int burst = 1 + random.nextInt(4);
    for (int i = 0; i < burst; i++) {
      makeCall(by);
    }
    if (now < END_OF_FAULTS + MILLISECONDS.toNanos(100)) {
      after(upTo(6), () -> {
        if (by.isAlive()) {
          call(by);
        }
      });
    }
  }

  private void makeCall(SimulatedNode by) {
    String name = by + "-" + String.format("%05d", made.size());
    Duration within =
        Duration.ofNanos(MILLISECONDS.toNanos(5) + upTo(random.nextInt(4) == 0 ? 20 : 300));
    CompletableFuture<?> outcome =
        by.calls().router().callAsync(CHILD, Diary.class, WRITE, new Object[] {name}, within);
    made.put(name, new Made(by, by.clock() + within.toNanos(), now + within.toNanos(), outcome));
  }

  /** The child ran a call on this node. */
  void ran(String call) {
    Made known = made.get(call);
    if (known == null) {
      problems.add(call + " was never made");
      return;
    }
    known.runs++;
    long late = known.by.clock() - known.itsDeadline;
    if (late > 0) {
      problems.add(call + " ran " + late + " ns after its deadline");
    }
    written.add(call);
  }

  private void disturb() {
    if (now > END_OF_FAULTS) {
      return;
    }
    SimulatedNode holder = holder();
    if (holder == null) {
      after(upTo(10), this::disturb); // it moves already
      return;
    }
    boolean ends = fate != Fate.NONE_ENDS && random.nextInt(3) == 0 && living().size() == NODES;
    if (!ends) {
      holder.stopChild(() -> after(upTo(10), this::placeAnywhere));
    } else if (fate == Fate.ONE_DIES) {
      holder.die();
      after(upTo(10), () -> heardAndReplaced(holder));
    } else {
      holder.stopChild(() -> {
        holder.leave(() -> {
          holder.die();
          heardAndReplaced(holder);
        });
      });
    }
  }

  private void heardAndReplaced(SimulatedNode gone) {
    nodes.forEach(node -> after(upTo(5), () -> node.hearOfEnd(gone)));
    after(upTo(20), this::placeAnywhere);
  }

  private void placeAnywhere() {
    List<SimulatedNode> living = living();
    placeChild(living.get(random.nextInt(living.size())));
    after(MILLISECONDS.toNanos(5) + upTo(60), this::disturb);
  }

  private void placeChild(SimulatedNode at) {
    long version = ++moves;
    nodes.forEach(node -> after(upTo(15), () -> node.believe(at, version)));
    after(upTo(10), at::startChild);
  }

  private @Nullable SimulatedNode holder() {
    return nodes.stream().filter(SimulatedNode::hasChild).findAny().orElse(null);
  }

  List<SimulatedNode> living() {
    return nodes.stream().filter(SimulatedNode::isAlive).toList();
  }

  // ---- what must hold

  private void check() {
    made.forEach((call, its) -> {
      if (its.runs > 1) {
        problems.add(call + " ran " + its.runs + " times");
      }
      if (its.by.isAlive()) {
        checkOutcome(call, its);
      }
    });
    nodes.forEach(this::checkOrder);
    if (holder() == null) {
      problems.add("the child is gone");
    }
    made.forEach((call, its) -> {
      if (its.by.isAlive()
          && its.runs == 0
          && its.deadline > END_OF_FAULTS + MILLISECONDS.toNanos(300)) {
        problems.add(call + " did not run although all was well: " + its.outcome);
      }
    });
  }

  private void checkOrder(SimulatedNode node) {
    String last = "";
    for (String call : written) {
      if (call.startsWith(node + "-")) {
        expect(call.compareTo(last) > 0, call + " ran after " + last);
        last = call;
      }
    }
  }

  private void checkOutcome(String call, Made its) {
    if (!its.outcome.isDone()) {
      problems.add(call + " never ended");
      return;
    }
    Throwable failure = its.outcome.handle((value, failed) -> failed).join();
    if (failure == null) {
      expect(its.runs == 1 && call.equals(its.outcome.join()), call + " has returned without");
    } else if (failure instanceof NotExecutedException) {
      expect(its.runs == 0, call + " ran and said that it did not: " + failure.getMessage());
    } else {
      expect(failure instanceof OutcomeUnknownException, call + " ended with " + failure);
      boolean late = String.valueOf(failure.getMessage()).startsWith("SUPV00176");
      expect(late || fate == Fate.ONE_DIES, "nobody died, but " + failure.getMessage());
    }
  }

  private void expect(boolean condition, String otherwise) {
    if (!condition) {
      problems.add(otherwise);
    }
  }

  List<String> problems() {
    return problems;
  }

  /** How many calls ran, of how many. */
  String summary() {
    return written.size() + " of " + made.size();
  }

  int runs() {
    return written.size();
  }

  private static Method method() {
    try {
      return Diary.class.getMethod("write", String.class);
    } catch (NoSuchMethodException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
