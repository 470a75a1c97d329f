package io.supervised.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @TempDir
  Path folder;

  private final Properties properties = new Properties();

  @BeforeEach
  void name_a_folder() throws IOException {
    Files.writeString(folder.resolve("text"), "text");
    properties.setProperty("folder", folder.toString());
    properties.setProperty("quick-start.logs", folder.resolve("target").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "-1", "10001", "99999999999"})
  void a_pace_that_is_no_sensible_number_is_bad_input(String pace) {
    properties.setProperty("quick-start.pace", pace);

    assertThatThrownBy(() -> Settings.of(properties))
        .hasMessage(
            "SUPV00904: quick-start.pace is '%s'; nothing was started. "
                + "Set it to a whole number from 0 to 10000",
            pace);
  }

  @Test
  void a_block_of_ports_that_is_in_use_is_passed_over() throws Exception {
    int port = Settings.of(properties).port();
    properties.setProperty("quick-start.port", Integer.toString(port));

    try (ServerSocket taken = new ServerSocket(port + 1, 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertThat(Settings.of(properties).port()).isGreaterThanOrEqualTo(port + Settings.PORTS);
    }
  }

  @Test
  void logs_that_cannot_be_written_are_bad_input() {
    properties.setProperty("quick-start.logs", folder.resolve("text").toString());

    assertThatThrownBy(() -> Settings.of(properties))
        .hasMessageStartingWith("SUPV00913: logs can't be written to");
  }

  @Test
  void the_project_is_the_usual_folder() throws Exception {
    properties.remove("folder");

    assertThat(Settings.of(properties).texts().files())
        .anyMatch(file -> file.endsWith("api/pom.xml"));
  }

  @Test
  void logs_in_a_temporary_folder_are_discarded() throws Exception {
    Logs logs = Logs.in("");
    Files.writeString(logs.folder().resolve("ann.log"), "text");

    logs.discard();

    assertThat(logs.folder()).doesNotExist();
  }
}
