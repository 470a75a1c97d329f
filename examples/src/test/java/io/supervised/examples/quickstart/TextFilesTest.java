package io.supervised.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFilesTest {

  @TempDir
  Path folder;

  @Test
  void texts_are_found_in_all_folders_and_sorted() throws Exception {
    write("b.txt", "b");
    write("a/z.md", "z");
    write("a/empty", "");

    TextFiles texts = TextFiles.in(folder);

    assertThat(texts.files()).hasSize(3);
    assertThat(texts.title(0)).isEqualTo("a/empty");
    assertThat(texts.title(1)).isEqualTo("a/z.md");
    assertThat(texts.title(2)).isEqualTo("b.txt");
  }

  @Test
  void binary_and_large_files_and_built_ones_are_left_out() throws Exception {
    write("text", "text");
    write("binary", "a\0b");
    write("large", "x".repeat((1 << 20) + 1));
    write("target/made", "made");
    write(".git/HEAD", "ref");

    assertThat(TextFiles.in(folder).files()).containsExactly(folder.resolve("text"));
  }

  @Test
  void more_than_can_be_taken_are_counted() throws Exception {
    for (int i = 0; i < TextFiles.MOST + 3; i++) {
      write("f" + i, "text");
    }

    TextFiles texts = TextFiles.in(folder);

    assertThat(texts.files()).hasSize(TextFiles.MOST);
    assertThat(texts.found()).isEqualTo(TextFiles.MOST + 3);
  }

  @Test
  void a_folder_that_does_not_exist_is_bad_input() {
    assertBadInput(folder.resolve("absent"), "SUPV00900");
  }

  @Test
  void a_file_is_bad_input() throws IOException {
    assertBadInput(write("text", "text"), "SUPV00901");
  }

  @Test
  void a_folder_without_texts_is_bad_input() {
    assertBadInput(folder, "SUPV00902");
  }

  private static void assertBadInput(Path folder, String id) {
    assertThatThrownBy(() -> TextFiles.in(folder))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(id)
        .hasMessageContaining(folder.toString())
        .extracting(failure -> ((Failure) failure).exitCode())
        .isEqualTo(Failure.BAD_INPUT);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
