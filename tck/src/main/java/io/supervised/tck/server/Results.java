package io.supervised.tck.server;

import io.supervised.tck.server.ServerResult.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Notes what became of each test. */
final class Results implements TestWatcher {

  @Override
  public void testSuccessful(ExtensionContext context) {
    note(context, Outcome.WORKS, test(context).detail(check(context)));
  }

  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    String reason = cause == null ? "" : String.valueOf(cause.getMessage());
    note(context, cause instanceof LimitException ? Outcome.LIMIT : Outcome.SKIPPED, reason);
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    note(context, Outcome.FAILS, String.valueOf(cause));
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    note(context, Outcome.SKIPPED, reason.orElse(""));
  }

  private static void note(ExtensionContext context, Outcome outcome, String text) {
    test(context).result().note(check(context), outcome, text);
  }

  private static ServerTest test(ExtensionContext context) {
    return (ServerTest) context.getRequiredTestInstance();
  }

  private static Check check(ExtensionContext context) {
    return context.getRequiredTestMethod().getAnnotation(Shows.class).value();
  }
}
