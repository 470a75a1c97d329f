package io.supervised.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void no_line_is_wider_than_100_characters() {
    List<String> lines = new Table("file", "child", "note")
        .row("x/".repeat(120), "fileTally-1", "y".repeat(90))
        .row("short", "fileTally-2", "")
        .lines();

    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Table.WIDTH));
    assertThat(lines.get(1)).contains("...", "fileTally-1");
  }

  @Test
  void numbers_stand_to_the_right_and_words_to_the_left() {
    assertThat(new Table("node", "children").row("ann", 7).row("bob", 12345).lines())
        .containsExactly("   node  children", "   ann          7", "   bob     12,345");
  }

  @Test
  void a_long_list_is_broken_into_lines() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), false)
        .list("numbers:", "1234567 ".repeat(40).trim());

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(5)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Table.WIDTH));
  }

  @Test
  void colours_are_used_only_where_they_are_wanted() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);

    new Screen(stream, false).heading("plain");
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\u001b");

    new Screen(stream, true).heading("coloured");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\u001b[1mcoloured\u001b[0m");
  }
}
