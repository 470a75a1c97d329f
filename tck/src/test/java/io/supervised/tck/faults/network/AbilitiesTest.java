package io.supervised.tck.faults.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AbilitiesTest {

  @Test
  void without_root_the_network_is_left_alone() {
    RecordingShell shell = new RecordingShell();
    Abilities abilities = Abilities.of(shell, false);
    assertThat(abilities.namespaces()).isFalse();
    assertThat(abilities.lacks()).singleElement().asString().startsWith("not root");
    assertThat(shell.commands).containsExactly("ip -V", "iptables --version");
  }

  @Test
  void everything_that_is_missing_is_named() {
    Abilities abilities = Abilities.of(new RecordingShell(command -> true), false);
    assertThat(abilities.lacks())
        .hasSize(3)
        .allSatisfy(lack -> assertThat(lack).contains("are skipped"))
        .anySatisfy(lack -> assertThat(lack).contains("package iproute2"))
        .anySatisfy(lack -> assertThat(lack).contains("package iptables"));
  }

  @Test
  void a_command_that_does_not_exist_fails() {
    assertThat(new SystemShell().succeeds("no-such-command")).isFalse();
    assertThat(new SystemShell().succeeds("false")).isFalse();
    assertThat(new SystemShell().succeeds("true")).isTrue();
  }
}
