package io.supervised.tck.faults.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two mappings of one file, as two processes have them. */
class WitnessTest {

  private static final int CHILDREN = 3;

  private final List<Intruder> seen = new ArrayList<>();

  @TempDir
  Path folder;

  private Witness one;
  private Witness other;
  private ProcessId neighbour;

  @BeforeEach
  void open() throws IOException {
    Path file = folder.resolve("witness");
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    neighbour = new ProcessId(parent, ProcessId.started(parent));
    one = Witness.open(file, CHILDREN);
    other = Witness.open(file, CHILDREN, neighbour);
  }

  private static Token token(int grant) {
    return new Token(7, "5f0c9a52-1111-2222-3333-444455556666", grant, 0);
  }

  @Test
  void one_after_the_other_is_no_double() {
    one.activate(0, token(1), seen::add).end();
    other.activate(0, token(2), seen::add).end();
    assertThat(seen).isEmpty();
    assertThat(one.doubles()).isZero();
  }

  @Test
  void two_children_do_not_meet() {
    one.activate(0, token(1), seen::add);
    other.activate(1, token(2), seen::add);
    assertThat(seen).isEmpty();
  }

  @Test
  void a_live_process_in_the_place_is_found() {
    other.activate(2, token(1), seen::add);
    one.activate(2, token(2), seen::add);
    assertThat(seen).extracting(Intruder::process).containsExactly(neighbour);
    assertThat(other.doubles()).isEqualTo(1);
  }

  @Test
  void two_activations_in_one_process_are_found() {
    one.activate(0, token(1), seen::add);
    one.activate(0, token(2), seen::add);
    assertThat(seen).extracting(Intruder::process).containsExactly(ProcessId.own());
  }

  @Test
  void a_process_whose_number_was_given_to_another_is_dead() throws IOException {
    ProcessId before = new ProcessId(neighbour.pid(), neighbour.started() - 1);
    Witness dead = Witness.open(folder.resolve("witness"), CHILDREN, before);
    dead.activate(0, token(1), seen::add);
    one.activate(0, token(2), seen::add);
    assertThat(seen).isEmpty();
  }

  @Test
  void whoever_was_overtaken_does_not_clear_the_place_of_the_next() {
    Attendant overtaken = other.activate(0, token(1), seen::add);
    one.activate(0, token(2), seen::add);
    seen.clear();
    overtaken.end();
    other.activate(0, token(3), seen::add);
    assertThat(seen).extracting(Intruder::process).containsExactly(ProcessId.own());
  }

  @Test
  void a_stale_effect_is_refused_once_a_newer_one_was_taken() {
    Attendant stale = one.activate(0, token(1), seen::add);
    Attendant fresh = other.activate(0, token(2), seen::add);
    assertThat(stale.effect()).isTrue();
    assertThat(fresh.effect()).isTrue();
    assertThat(stale.effect()).isFalse();
    assertThat(fresh.effect()).isTrue();
    assertThat(one.taken()).isEqualTo(3);
    assertThat(one.refused()).isEqualTo(1);
  }

  @Test
  void tokens_are_compared_in_full() {
    Attendant low = one.activate(0, new Token(7, "a", 9, 9), seen::add);
    Attendant high = other.activate(0, new Token(7, "b", 1, 0), seen::add);
    assertThat(high.effect()).isTrue();
    assertThat(low.effect()).isFalse();
  }

  @Test
  void registers_of_different_children_are_apart() {
    Attendant first = one.activate(0, token(1), seen::add);
    Attendant second = other.activate(1, token(2), seen::add);
    assertThat(second.effect()).isTrue();
    assertThat(first.effect()).isTrue();
  }

  @Test
  void there_is_no_place_for_a_child_that_does_not_exist() {
    assertThatThrownBy(() -> one.activate(CHILDREN, token(1), seen::add))
        .hasMessageContaining("no child 3 among 3");
  }
}
