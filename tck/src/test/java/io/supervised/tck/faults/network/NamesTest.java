package io.supervised.tck.faults.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {

  private static final long GREATEST_PID = 1 << 22;

  @Test
  void names_fit_into_an_interface() {
    assertThat(Names.of(GREATEST_PID, 35).cable(99)).hasSizeLessThanOrEqualTo(15);
  }

  @Test
  void names_tell_their_maker() {
    for (long pid : new long[] {1, 35, 36, 77_777, GREATEST_PID}) {
      Names names = Names.of(pid, 3);
      assertThat(Names.maker(names.bridge())).hasValue(pid);
      assertThat(Names.maker(names.namespace(12))).hasValue(pid);
      assertThat(Names.maker(names.cable(1))).hasValue(pid);
    }
  }

  @Test
  void names_of_others_are_left_alone() {
    assertThat(Names.maker("svbr0")).isEmpty();
    assertThat(Names.maker("eth0")).isEmpty();
    assertThat(Names.maker("svf")).isEmpty();
  }

  @Test
  void two_runs_of_a_process_do_not_meet() {
    assertThat(Names.of(7, 0).bridge()).isNotEqualTo(Names.of(7, 1).bridge());
  }
}
