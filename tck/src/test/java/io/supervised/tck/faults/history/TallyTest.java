package io.supervised.tck.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

  private static Tally counted(int... numbers) {
    Tally tally = new Tally();
    for (int number : numbers) {
      tally.add("a#1", number);
    }
    return tally;
  }

  @Test
  void numbers_in_a_row_are_written_as_one() {
    assertThat(counted(1, 2, 3, 5, 8, 7)).hasToString("6;a#1=1-3,5,7-8");
    assertThat(new Tally()).hasToString("0");
  }

  @Test
  void what_was_written_is_read() {
    Tally tally = counted(1, 2, 4);
    tally.add("b#2", 1);
    Tally read = Tally.of(tally.toString());
    assertThat(read).hasToString(tally.toString());
    assertThat(read.holds("a#1", 2)).isTrue();
    assertThat(read.holds("a#1", 3)).isFalse();
    assertThat(read.holds("c#1", 1)).isFalse();
    assertThat(read.add("b#2", 2)).isEqualTo(5);
  }

  @Test
  void what_is_counted_twice_makes_one_more_and_nothing_new() {
    Tally tally = counted(1, 2, 2);
    assertThat(tally.total()).isEqualTo(3);
    assertThat(tally.distinct()).isEqualTo(2);
  }

  @Test
  void what_it_writes_is_a_tally() {
    assertThat(counted(1, 3).toString()).matches(Tally.TEXT);
    assertThat("3;a#1").doesNotMatch(Tally.TEXT);
  }
}
