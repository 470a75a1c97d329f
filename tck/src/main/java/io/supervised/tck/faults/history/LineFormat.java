package io.supervised.tck.faults.history;

import io.supervised.Token;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An event as a line: {@code monoNs wallMs node incarnation EVENT child token detail}, with a dash for what is not there. */
final class LineFormat {

  private static final String NONE = "-";
  private static final int FIELDS = 8;
  private static final Pattern SPACE = Pattern.compile("\\s");
  private static final Pattern TOKEN = Pattern.compile("(\\d+):([^:]*):(\\d+):(\\d+)");

  private LineFormat() {}

  static String line(Event event) {
    return String.join(
        " ",
        Long.toString(event.mono()),
        Long.toString(event.wall()),
        event.life().node(),
        event.life().incarnation(),
        event.kind().name(),
        text(event.child()),
        text(event.token()),
        text(event.detail()));
  }

  /** The event of a line. Total: whatever the line is, the answer is an event or the exception that names what is wrong. */
  static Event event(String line) throws MalformedLineException {
    String[] part = line.split(" ", -1);
    if (part.length != FIELDS) {
      throw new MalformedLineException(line, part.length + " fields instead of " + FIELDS);
    }
    Event event = new Event(
        number(line, part[0]),
        number(line, part[1]),
        new Life(same(part[2]), same(part[3])),
        kind(line, part[4]),
        same(optional(part[5])),
        token(line, part[6]),
        optional(part[7]));
    check(line, event);
    return event;
  }

  private static void check(String line, Event event) throws MalformedLineException {
    EventKind kind = event.kind();
    if (kind.hasChild() == event.child().isEmpty()) {
      throw new MalformedLineException(line, kind.hasChild() ? "no child" : "a child");
    }
    if (kind.hasToken() == (event.token() == null)) {
      throw new MalformedLineException(line, kind.hasToken() ? "no token" : "a token");
    }
    if (!kind.accepts(event.detail())) {
      throw new MalformedLineException(line, "a detail that " + kind + " can't have");
    }
  }

  private static String text(String field) {
    return field.isEmpty() ? NONE : SPACE.matcher(field).replaceAll("_");
  }

  private static String text(@Nullable Token token) {
    return token == null
        ? NONE
        : token.round() + ":" + token.proposer() + ":" + token.grant() + ":" + token.restart();
  }

  /** A history has the same few names in hundreds of thousands of lines. */
  private static String same(String name) {
    return name.intern();
  }

  private static String optional(String field) {
    return field.equals(NONE) ? "" : field;
  }

  private static long number(String line, String field) throws MalformedLineException {
    try {
      return Long.parseLong(field);
    } catch (NumberFormatException notOne) {
      throw new MalformedLineException(line, "'" + field + "' is no number");
    }
  }

  private static EventKind kind(String line, String field) throws MalformedLineException {
    try {
      return EventKind.valueOf(field);
    } catch (IllegalArgumentException unknown) {
      throw new MalformedLineException(line, "no event is called '" + field + "'");
    }
  }

  private static @Nullable Token token(String line, String field) throws MalformedLineException {
    if (field.equals(NONE)) {
      return null;
    }
    var parts = TOKEN.matcher(field);
    if (!parts.matches()) {
      throw new MalformedLineException(line, "'" + field + "' is no token");
    }
    return new Token(
        number(line, parts.group(1)),
        same(parts.group(2)),
        number(line, parts.group(3)),
        number(line, parts.group(4)));
  }
}
