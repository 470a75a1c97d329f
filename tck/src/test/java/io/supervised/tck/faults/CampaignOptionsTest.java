package io.supervised.tck.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.tck.faults.network.Abilities;
import io.supervised.tck.faults.schedule.FaultKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignOptionsTest {

  private static final Abilities ALL = new Abilities(true, true, List.of());

  @Test
  void without_arguments_everything_that_is_possible_is_done() {
    CampaignOptions usual = CampaignOptions.parse();
    assertThat(usual.firstSeed()).isEqualTo(1);
    assertThat(usual.lastSeed()).isEqualTo(10);
    assertThat(usual.cluster().nodes()).isEqualTo(3);
    assertThat(usual.schedules(ALL).kinds()).containsExactly(FaultKind.values());
  }

  @Test
  void processes_alone_leave_the_network_whole() {
    CampaignOptions processes = CampaignOptions.parse("--mode=processes");
    assertThat(processes.schedules(ALL).kinds())
        .contains(FaultKind.KILL, FaultKind.PAUSE)
        .doesNotContain(FaultKind.SPLIT, FaultKind.LOSS);
  }

  @Test
  void without_the_module_for_it_nothing_is_lost() {
    assertThat(CampaignOptions.parse()
            .schedules(new Abilities(true, false, List.of()))
            .kinds())
        .contains(FaultKind.SPLIT)
        .doesNotContain(FaultKind.LOSS);
  }

  @Test
  void kinds_are_named_by_their_labels() {
    assertThat(CampaignOptions.parse("--kinds=kill,kill-all").kinds())
        .containsExactlyInAnyOrder(FaultKind.KILL, FaultKind.KILL_ALL);
  }

  @Test
  void one_seed_is_a_campaign_too() {
    CampaignOptions one = CampaignOptions.parse("--seeds=77");
    assertThat(one.firstSeed()).isEqualTo(77);
    assertThat(one.lastSeed()).isEqualTo(77);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--node=3", "nodes=3", "--nodes=three", "--nodes=0", "--kinds=kil", "--mode=x"})
  void what_is_wrong_is_refused(String argument) {
    assertThatThrownBy(() -> CampaignOptions.parse(argument))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void faults_that_are_impossible_here_make_no_campaign() {
    CampaignOptions cuts = CampaignOptions.parse("--mode=processes", "--kinds=split");
    assertThatThrownBy(() -> cuts.schedules(ALL)).hasMessageContaining("no kind of fault");
  }

  @Test
  void the_usage_names_every_kind() {
    for (FaultKind kind : FaultKind.values()) {
      assertThat(CampaignOptions.USAGE).contains(kind.label());
    }
  }
}
