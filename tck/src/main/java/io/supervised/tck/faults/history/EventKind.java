package io.supervised.tck.faults.history;

import java.util.regex.Pattern;

/** What can happen, and what a line about it must hold. */
public enum EventKind {
  /** The process has begun; its id and the time it started, {@code pid/ticks}. */
  BOOT(Subject.NONE, Pattern.compile("\\d+/\\d+")),
  /** The process runs: written every few milliseconds, so that a gap shows when it did not. */
  TICK(Subject.NONE, Detail.NONE),
  /** The node is a member; the incarnation that the engine gave it. */
  JOINED(Subject.NONE, Detail.SOME),
  /** This node leads the cluster from now on. */
  LEADER(Subject.NONE, Detail.ANY),
  /** The node was asked to end in order. */
  STOPPING(Subject.NONE, Detail.NONE),
  /** The node has left and its process ends. */
  END(Subject.NONE, Detail.NONE),

  /** An activation begins, before any code of the child. */
  ACT_BEGIN(Subject.ACTIVATION, Detail.NONE),
  /** The child is ready. */
  ACT(Subject.ACTIVATION, Detail.NONE),
  /** An activation begins to end. */
  DEA_BEGIN(Subject.ACTIVATION, Detail.NONE),
  /** An activation is over, after the last code of the child. */
  DEA(Subject.ACTIVATION, Detail.NONE),
  /** The child did something; its running number within the activation, and whether the resource refused it. */
  EFFECT(Subject.ACTIVATION, Pattern.compile("\\d+(/refused)?")),
  /** The second witness saw another live process in the child's place, {@code pid/ticks/state}. */
  DOUBLE(Subject.ACTIVATION, Pattern.compile("\\d+/\\d+/\\w")),

  /** The node may run children until then, by the monotonic clock. */
  LEASE(Subject.NONE, Pattern.compile("-?\\d+")),
  /** The node may run no children. */
  LEASE_LOST(Subject.NONE, Detail.ANY),
  /** The node was told of a member, {@code name/incarnation}. */
  NODEUP(Subject.NONE, Detail.MEMBER),
  /** The node was told that a member is one no more, {@code name/incarnation}. */
  NODEDOWN(Subject.NONE, Detail.MEMBER),

  /** An increment of a counter was asked for, perhaps once more; its number among those of this process. */
  CALL_SENT(Subject.CHILD, Detail.NUMBER),
  /** It came back; its number, and what the counter had counted by then, {@code number/total}. */
  CALL_OK(Subject.CHILD, Pattern.compile("\\d+/\\d+")),
  /** It was refused and did not run; its number. */
  CALL_NOTEXEC(Subject.CHILD, Detail.NUMBER),
  /** Nobody knows whether it ran; its number. */
  CALL_UNKNOWN(Subject.CHILD, Detail.NUMBER),
  /** An increment runs, {@code node#incarnation/number} of who asked for it. */
  EXEC(Subject.ACTIVATION, Pattern.compile("[^/]+/\\d+")),
  /** A counter is about to be read. */
  READ_SENT(Subject.CHILD, Detail.NONE),
  /** What was last asked for by this process; a {@link Tally}. */
  READ_OK(Subject.CHILD, Tally.TEXT),
  /** The start of a child was acknowledged. */
  START_ACK(Subject.CHILD, Detail.ANY),
  /** The stop of a child was acknowledged. */
  STOP_ACK(Subject.CHILD, Detail.ANY),

  /** The driver started the process; for which fault. */
  LAUNCHED(Subject.CHILD, Detail.SOME),
  /** The driver is about to kill the process. */
  KILL(Subject.CHILD, Detail.SOME),
  /** The driver is about to stop the process in its tracks. */
  PAUSE(Subject.CHILD, Detail.SOME),
  /** The driver is about to let it go on. */
  RESUME(Subject.CHILD, Detail.SOME),
  /** The driver is about to ask the process to end in order. */
  STOP(Subject.CHILD, Detail.SOME),
  /** The driver saw the process end; its exit code. */
  EXITED(Subject.CHILD, Pattern.compile("-?\\d+")),
  /** The driver is about to harm the network. */
  CUT(Subject.NONE, Detail.SOME),
  /** The driver has mended what it had harmed. */
  HEAL(Subject.NONE, Detail.SOME),
  /** The driver has seen enough: what comes now is the end of the run. */
  CLOSED(Subject.NONE, Detail.ANY);

  /** What the line is about. */
  enum Subject {
    NONE,
    /** The child field is used; by the driver for the process, {@code node#incarnation}. */
    CHILD,
    /** Child and token are. */
    ACTIVATION
  }

  private static final class Detail {
    static final Pattern NONE = Pattern.compile("");
    static final Pattern SOME = Pattern.compile(".+");
    static final Pattern NUMBER = Pattern.compile("\\d+");
    static final Pattern ANY = Pattern.compile(".*");
    static final Pattern MEMBER = Pattern.compile("[^/]+/[^/]+");
  }

  private final Subject subject;
  private final Pattern detail;

  EventKind(Subject subject, Pattern detail) {
    this.subject = subject;
    this.detail = detail;
  }

  boolean hasChild() {
    return subject != Subject.NONE;
  }

  /** Whether it is about an activation. */
  public boolean hasToken() {
    return subject == Subject.ACTIVATION;
  }

  boolean accepts(String text) {
    return detail.matcher(text).matches();
  }

  /** Whether it is about what a counter was asked, or did. */
  public boolean isOfCounter() {
    return switch (this) {
      case CALL_SENT, CALL_OK, CALL_NOTEXEC, CALL_UNKNOWN, EXEC, READ_SENT, READ_OK -> true;
      default -> false;
    };
  }

  /** Whether the driver did something to the cluster. */
  public boolean isFault() {
    return switch (this) {
      case LAUNCHED, KILL, PAUSE, RESUME, STOP, CUT, HEAL -> true;
      default -> false;
    };
  }
}
