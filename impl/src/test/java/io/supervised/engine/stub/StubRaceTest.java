package io.supervised.engine.stub;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several threads ask for the first stub of a class at once. */
class StubRaceTest {

  private static final int THREADS = 8;

  @TempDir
  Path folder;

  @Test
  void threads_that_all_find_no_class_and_define_it_at_once_share_one() throws Exception {
    Compiled classes = Compiled.into(folder, "Cart.java", """
        package shop;
        public class Cart implements java.util.function.Supplier<String> {
          @Override public String get() { return "real"; }
        }
        """);
    try (MissingTogether loader = new MissingTogether(classes)) {
      Class<?> bean = loader.loadClass("shop.Cart");
      Set<Class<?>> generated = new HashSet<>();
      for (Object stub : atOnce(() -> StubClass.of(bean).create(Answers.with("routed")))) {
        generated.add(stub.getClass());
        assertThat(((Supplier<?>) stub).get()).isEqualTo("routed");
      }
      assertThat(loader.missed).as("threads that went on to define the class").hasValue(THREADS);
      assertThat(generated).hasSize(1);
    }
  }

  private static List<Object> atOnce(Callable<Object> action) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Object> results = new ArrayList<>();
      for (Future<Object> result : threads.invokeAll(Collections.nCopies(THREADS, action))) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Answers that there is no stub class only when all threads have asked for it. */
  private static final class MissingTogether extends URLClassLoader {

    static {
      registerAsParallelCapable();
    }

    private final AtomicInteger missed = new AtomicInteger();
    private final CyclicBarrier all = new CyclicBarrier(THREADS);

    MissingTogether(Compiled classes) {
      super(new URL[] {classes.url()}, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.endsWith(StubBytecode.SUFFIX)) {
        return super.loadClass(name, resolve);
      }
      missed.incrementAndGet();
      try {
        all.await(30, SECONDS);
      } catch (Exception e) {
        throw new AssertionError("the threads did not meet", e);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
