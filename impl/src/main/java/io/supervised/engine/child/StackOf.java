package io.supervised.engine.child;

/** A thread's stack as something a log message can show. */
final class StackOf extends Throwable {

  private static final long serialVersionUID = 1L;

  private StackOf(Thread thread) {
    super("thread '" + thread.getName() + "' stands here", null, false, true);
    setStackTrace(thread.getStackTrace());
  }

  static StackOf thread(Thread thread) {
    return new StackOf(thread);
  }
}
