package io.supervised.examples.quickstart;

import io.supervised.Token;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a node.
 *
 * @param nanos when, by the {@link SharedClock}
 * @param node where
 * @param subject the name of the child or node that it happened to
 */
record Event(
    long nanos,
    String node,
    Kind kind,
    String subject,
    @Nullable Token token,
    @Nullable Tally tally) {

  enum Kind {
    /** The launcher started a node's JVM. */
    LAUNCHED,
    /** The launcher is about to kill a node. */
    KILLED,
    /** The CDI event {@code @NodeUp}. */
    UP,
    /** The CDI event {@code @NodeDown}. */
    DOWN,
    /** The CDI event {@code @ChildStarted}, a little later than {@link #BEGUN}. */
    STARTED,
    /** The CDI event {@code @ChildStopped}, a little later than {@link #ENDED}. */
    STOPPED,
    /** A child's {@code @PostConstruct}: from here on the instance is active. */
    BEGUN,
    /** A child's {@code @PreDestroy}: up to here the instance was active. */
    ENDED,
    /** A child read its file to the end. */
    TALLIED
  }

  private static final String PREFIX = "event ";
  private static final String NONE = "-";

  static boolean isLine(String line) {
    return line.startsWith(PREFIX);
  }

  static Event fromLine(String line, String node) {
    String[] part = line.split(" ", -1);
    return new Event(
        Long.parseLong(part[1]),
        node,
        Kind.valueOf(part[2]),
        part[3],
        token(part[4]),
        tally(part[5]));
  }

  String toLine() {
    return PREFIX
        + String.join(" ", Long.toString(nanos), kind.name(), subject, text(token), text(tally));
  }

  private static String text(@Nullable Token token) {
    return token == null
        ? NONE
        : token.round() + ":" + token.proposer() + ":" + token.grant() + ":" + token.restart();
  }

  private static String text(@Nullable Tally tally) {
    return tally == null ? NONE : tally.lines() + ":" + tally.words() + ":" + tally.bytes();
  }

  private static @Nullable Token token(String text) {
    if (text.equals(NONE)) {
      return null;
    }
    String[] part = text.split(":", -1);
    return new Token(
        Long.parseLong(part[0]), part[1], Long.parseLong(part[2]), Long.parseLong(part[3]));
  }

  private static @Nullable Tally tally(String text) {
    if (text.equals(NONE)) {
      return null;
    }
    String[] part = text.split(":", -1);
    return new Tally(Long.parseLong(part[0]), Long.parseLong(part[1]), Long.parseLong(part[2]));
  }
}
