package io.supervised.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.DefinitionException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesTest {

  private static final String CLASS = "io/supervised/cdi/SupervisedExtension.class";

  @TempDir
  Path library;

  @Test
  void one_copy_is_right() {
    assertThat(Copies.problems(CopiesTest.class.getClassLoader())).isEmpty();
  }

  @Test
  void an_application_that_sees_two_copies_does_not_start_and_is_told_where_they_are()
      throws Exception {
    try (URLClassLoader application = withAnotherCopy()) {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(application);
      try {
        assertThatThrownBy(CopiesTest::start)
            .isInstanceOf(DefinitionException.class)
            .hasMessageContaining("SUPV00116")
            .hasMessageContaining("2 times")
            .hasMessageContaining(library.toUri().toURL().toString());
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  private URLClassLoader withAnotherCopy() throws Exception {
    Path copy = library.resolve(CLASS);
    Files.createDirectories(copy.getParent());
    try (InputStream original = CopiesTest.class.getClassLoader().getResourceAsStream(CLASS)) {
      Files.copy(original, copy);
    }
    return new URLClassLoader(
        new URL[] {library.toUri().toURL()}, CopiesTest.class.getClassLoader());
  }

  private static void start() {
    try (SeContainer container = SeContainerInitializer.newInstance()
        .disableDiscovery()
        .addExtensions(new SupervisedExtension())
        .addBeanClasses(CopiesTest.class)
        .initialize()) {
      container.getBeanManager();
    }
  }
}
