package io.supervised.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The simulator finds every rule of the protocol that is broken, so each rule is needed, and none is broken unseen. */
@Isolated("it keeps all cores busy")
class MutantsTest {

  private static final long MOST_SCHEDULES = 40_000;

  static final List<Mutant> MUTANTS = Mutants.ALL;

  @ParameterizedTest
  @FieldSource("MUTANTS")
  void a_broken_rule_is_found(Mutant mutant, @TempDir Path folder) throws Exception {
    String violation = new MutantLab(folder).hunt(mutant, MOST_SCHEDULES);
    assertThat(violation)
        .as("violation of %s", mutant)
        .containsPattern("(" + mutant.breaks().replace(' ', '|') + "): ");
  }
}
