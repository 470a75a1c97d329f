package io.supervised.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.LogBook;
import java.util.List;
import org.infinispan.commons.util.Version;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(LogBook.LOCK)
class GridLibraryTest {

  private final LogBook log = new LogBook();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void the_one_that_we_were_built_with_is_here_and_nothing_is_said() {
    GridLibrary here = GridLibrary.here();
    assertThat(here.found()).isEqualTo(Version.getVersion()).isEqualTo(here.built());
    assertThat(here.copies()).singleElement().asString().contains("infinispan-core");
    here.warn();
    assertThat(log.with("SUPV00208", "SUPV00209")).isEmpty();
  }

  @Test
  void another_micro_version_is_as_good() {
    new GridLibrary("16.1.9", "16.1.4", List.of("file:/core.jar")).warn();
    assertThat(log.with("SUPV00208", "SUPV00209")).isEmpty();
  }

  @Test
  void another_minor_version_is_reported_with_both_and_its_place() {
    new GridLibrary("15.2.1.Final", "16.1.4", List.of("file:/core.jar")).warn();
    assertThat(log.with("SUPV00208"))
        .singleElement()
        .asString()
        .startsWith("WARN")
        .contains("15.2.1.Final", "16.1.4", "file:/core.jar");
  }

  @Test
  void two_copies_are_reported_with_their_places_in_one_message() {
    new GridLibrary("15.2.1.Final", "16.1.4", List.of("file:/one.jar", "file:/two.jar")).warn();
    assertThat(log.with("SUPV00208", "SUPV00209"))
        .singleElement()
        .asString()
        .contains("SUPV00209", "file:/one.jar", "file:/two.jar");
  }
}
