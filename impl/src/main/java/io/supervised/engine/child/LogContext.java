package io.supervised.engine.child;

import io.supervised.ClusterNode;
import io.supervised.Token;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of a child beside each message, as the mapped diagnostic context of the thread: {@code supervised.child}, {@code
 * supervised.token} and {@code supervised.node}. Thread-safe.
 */
final class LogContext {

  private static final String CHILD = "supervised.child";
  private static final String TOKEN = "supervised.token";
  private static final String NODE = "supervised.node";

  private final String child;
  private final Object token;
  private final String node;
  private @Nullable String tokenText; // made when it is needed: most children of many are idle

  LogContext(String child, Token token, ClusterNode node) {
    this(child, (Object) token, node.name());
  }

  /** Begins; what this returns is to be given to {@link #leave}. */
  @Nullable
  LogContext enter() {
    LogContext before = present();
    put();
    return before;
  }

  private LogContext(String child, Object token, String node) {
    this.child = child;
    this.token = token;
    this.node = node;
  }

  private static @Nullable LogContext present() {
    return MDC.get(CHILD) instanceof String child
            && MDC.get(TOKEN) instanceof String token
            && MDC.get(NODE) instanceof String node
        ? new LogContext(child, token, node)
        : null;
  }

  private void put() {
    MDC.put(CHILD, child);
    String text = tokenText == null ? token.toString() : tokenText;
    tokenText = text;
    MDC.put(TOKEN, text);
    MDC.put(NODE, node);
  }

  /** Ends; the thread may be within another child, whose code has called this one. */
  static void leave(@Nullable LogContext before) {
    if (before == null) {
      MDC.remove(CHILD);
      MDC.remove(TOKEN);
      MDC.remove(NODE);
    } else {
      before.put();
    }
  }
}
