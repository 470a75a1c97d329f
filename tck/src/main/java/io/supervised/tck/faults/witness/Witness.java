package io.supervised.tck.faults.witness;

import io.supervised.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The file of the second witness: a line of memory for each child, shared by all nodes of a run.
 *
 * <pre>
 *   0  who has activated the child        8  who is inside of it, for one effect
 *  16  number of the greatest token that had an effect
 *  24  effects taken   32  effects refused   40  live processes found in a place
 * </pre>
 */
public final class Witness {

  private static final int LINE = 64;
  private static final int INSIDE = 8;
  private static final int GREATEST = 16;
  private static final int TAKEN = 24;
  private static final int REFUSED = 32;
  private static final int DOUBLES = 40;
  private static final int ACTIVATIONS = 1 << 16;

  private final SharedFile file;
  private final TokenTable tokens;
  private final int children;
  private final ProcessId process;

  private Witness(SharedFile file, int children, ProcessId process) {
    this.file = file;
    this.children = children;
    this.process = process;
    this.tokens = new TokenTable(file, 0, LINE * (children + 1), ACTIVATIONS);
  }

  /** Opens the file, or makes it; all processes of a run name the same number of children. */
  public static Witness open(Path file, int children) throws IOException {
    return open(file, children, ProcessId.own());
  }

  static Witness open(Path file, int children, ProcessId process) throws IOException {
    int bytes = LINE * (children + 1) + TokenTable.bytes(ACTIVATIONS);
    return new Witness(SharedFile.map(file, bytes), children, process);
  }

  /**
   * A child is being activated here.
   *
   * @param child its number, from 0
   * @param alarm hears of each live process found in its place
   */
  public Attendant activate(int child, Token token, Consumer<Intruder> alarm) {
    int line = line(child);
    Consumer<Intruder> counted = intruder -> {
      file.increment(line + DOUBLES);
      alarm.accept(intruder);
    };
    return new Attendant(
        new Place(file, line, counted),
        new Place(file, line + INSIDE, counted),
        new Register(file, line + GREATEST, line + TAKEN, line + REFUSED, tokens, token),
        Holder.of(process, token));
  }

  /** How many effects of stale tokens were refused. */
  public long refused() {
    return sum(REFUSED);
  }

  /** How many effects were taken. */
  public long taken() {
    return sum(TAKEN);
  }

  /** How often a live process was found in a child's place, in whatever state. */
  public long doubles() {
    return sum(DOUBLES);
  }

  private long sum(int field) {
    long sum = 0;
    for (int child = 0; child < children; child++) {
      sum += file.get(line(child) + field);
    }
    return sum;
  }

  private int line(int child) {
    if (child < 0 || child >= children) {
      throw new IllegalArgumentException("no child " + child + " among " + children);
    }
    return LINE * (child + 1);
  }
}
