package io.supervised.engine.child;

import java.io.PrintWriter;
import java.io.Writer;

/** What children throw, for readers: an exception may itself throw when it is asked what it is. */
public final class Thrown {

  private static final int LONGEST = 500;

  private Thrown() {}

  /** Its class and message, at most 500 characters. */
  public static String text(Throwable thrown) {
    String text = whole(thrown);
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }

  private static String whole(Throwable thrown) {
    try {
      return String.valueOf(thrown);
    } catch (RuntimeException | Error broken) {
      return thrown.getClass().getName();
    }
  }

  /** The same, or something to log in its stead if it can't be printed. */
  static Throwable printable(Throwable thrown) {
    try {
      thrown.printStackTrace(new PrintWriter(Writer.nullWriter()));
      return thrown;
    } catch (RuntimeException | Error broken) {
      return new Unprintable(thrown.getClass().getName(), broken.getStackTrace());
    }
  }

  /** Stands for what can't say what it is. */
  private static final class Unprintable extends Exception {

    private static final long serialVersionUID = 1L;

    Unprintable(String type, StackTraceElement[] where) {
      super(type + ", which can't be printed: see where that failed", null, false, true);
      setStackTrace(where);
    }
  }
}
