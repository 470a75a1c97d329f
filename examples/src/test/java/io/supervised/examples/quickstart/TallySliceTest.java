package io.supervised.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallySliceTest {

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "word",
        " two words ",
        "a\nb\r\n\tc\u000bd\fe",
        "käse ☕ und\u00a0brot\n\n"
      })
  void a_cut_anywhere_gives_the_independent_count(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    Tally expected = IndependentCount.of(file(bytes));

    for (int cut = 0; cut <= bytes.length; cut++) {
      TallySlice first = TallySlice.of(Arrays.copyOf(bytes, cut));
      TallySlice second = TallySlice.of(Arrays.copyOfRange(bytes, cut, bytes.length));

      assertThat(first.then(second).tally()).as("cut at %d", cut).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 1000})
  void the_slices_of_any_bytes_give_the_independent_count(int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    Path file = file(bytes);

    TallySlice all = TallySlice.EMPTY;
    for (int slice = 0; slice < FileTally.SLICES; slice++) {
      all = all.then(TallySlice.read(file, slice, FileTally.SLICES));
    }

    assertThat(all.tally()).isEqualTo(IndependentCount.of(file));
  }

  @Test
  void a_slice_without_bytes_changes_nothing() {
    TallySlice word = TallySlice.of("word".getBytes(UTF_8));

    assertThat(TallySlice.EMPTY.then(word)).isEqualTo(word);
    assertThat(word.then(TallySlice.EMPTY).then(word).tally()).isEqualTo(new Tally(0, 1, 8));
  }

  @Test
  void words_are_parted_by_ascii_white_space_alone() throws IOException {
    assertThat(IndependentCount.of(file("one\u00a0word two\nthree".getBytes(UTF_8))))
        .isEqualTo(new Tally(1, 3, 19));
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("text"), bytes);
  }
}
