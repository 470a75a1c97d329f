package io.supervised.examples.quickstart;

import static io.supervised.examples.quickstart.Histories.tallied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

  private static final Instant LATER = Instant.MAX;

  @TempDir
  Path folder;

  @BeforeEach
  void write_two_files() throws IOException {
    Files.writeString(folder.resolve("a"), "one\n");
    Files.writeString(folder.resolve("b"), "two words\n");
  }

  @Test
  void equal_tallies_pass() throws Exception {
    Comparison comparison = compare(new Tally(1, 2, 10), LATER);

    assertThatCode(comparison::check).doesNotThrowAnyException();
    assertThat(comparison.total()).isEqualTo(new Tally(2, 3, 14));
    assertThat(comparison.table().lines()).hasSize(5);
  }

  @Test
  void a_difference_is_found() throws Exception {
    Comparison comparison = compare(new Tally(1, 3, 10), LATER);

    assertThatThrownBy(comparison::check)
        .hasMessageStartingWith("SUPV00910: 1 tally not equal")
        .hasMessageContaining(
            "b: Tally[lines=1, words=3, bytes=10], counted Tally[lines=1, words=2, bytes=10]");
  }

  @Test
  void a_file_that_was_changed_during_the_run_is_called_so() throws Exception {
    Comparison comparison = compare(new Tally(1, 3, 10), Instant.EPOCH);

    assertThatThrownBy(comparison::check).hasMessageStartingWith("SUPV00911: 1 file changed");
  }

  @Test
  void a_file_that_has_gone_was_changed() throws Exception {
    TextFiles texts = TextFiles.in(folder);
    Files.delete(folder.resolve("b"));

    assertThatThrownBy(compare(texts, new Tally(1, 2, 10), LATER)::check)
        .hasMessageContaining("b: can't be read any more");
  }

  private Comparison compare(Tally second, Instant start) throws IOException, Failure {
    return compare(TextFiles.in(folder), second, start);
  }

  private static Comparison compare(TextFiles texts, Tally second, Instant start)
      throws IOException {
    return Comparison.of(
        texts,
        Map.of(
            "fileTally-0", tallied(1, "ann", "fileTally-0", 1, new Tally(1, 1, 4)),
            "fileTally-1", tallied(1, "bob", "fileTally-1", 1, second)),
        start);
  }
}
