package io.supervised.tck.server;

import org.opentest4j.TestAbortedException;

/** Something can't work on a server, for a known reason. */
final class LimitException extends TestAbortedException {

  private static final long serialVersionUID = 1L;

  LimitException(String reason) {
    super(reason);
  }
}
