package io.supervised.tck.faults.history;

/** A line that no process can have written, so that the history can't be trusted. */
final class MalformedLineException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedLineException(String line, String why) {
    super(why + ": " + line);
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
