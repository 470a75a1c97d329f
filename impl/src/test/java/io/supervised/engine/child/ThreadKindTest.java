package io.supervised.engine.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThreadKindTest {

  private static final int JAVA = Runtime.version().feature();

  @ParameterizedTest
  @EnumSource
  void threads_have_their_name_and_the_loader_of_the_application(ThreadKind kind) {
    CompletableFuture<ClassLoader> seen = new CompletableFuture<>();
    ClassLoader loader = new ClassLoader("application", null) {};
    Thread thread = kind.maker(loader)
        .make("worker-1", () -> seen.complete(Thread.currentThread().getContextClassLoader()));
    assertThat(thread.getName()).isEqualTo("worker-1");
    assertThat(thread.isDaemon()).isTrue();
    thread.start();
    assertThat(seen.join()).isSameAs(loader);
  }

  @Test
  void they_are_virtual_where_monitors_do_not_pin_them() throws Exception {
    assertThat(isVirtual(ThreadKind.AUTO)).isEqualTo(JAVA >= 24);
    assertThat(isVirtual(ThreadKind.PLATFORM)).isFalse();
    assertThat(ThreadKind.VIRTUAL.isAvailable()).isEqualTo(JAVA >= 21);
  }

  @Test
  void they_are_virtual_where_that_is_asked_for_and_can_be() throws Exception {
    assumeTrue(JAVA >= 21, "this JVM has no virtual threads");
    assertThat(isVirtual(ThreadKind.VIRTUAL)).isTrue();
  }

  private static boolean isVirtual(ThreadKind kind) throws Exception {
    Thread thread = kind.maker(ThreadKindTest.class.getClassLoader()).make("any", () -> {});
    if (JAVA < 21) {
      return false;
    }
    Method asked = Thread.class.getMethod("isVirtual");
    return (boolean) asked.invoke(thread);
  }
}
