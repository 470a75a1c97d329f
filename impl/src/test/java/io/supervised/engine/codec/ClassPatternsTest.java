package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.ClusterNode;
import io.supervised.StartupException;
import io.supervised.event.ChildEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPatternsTest {

  @Test
  void a_name_matches_that_class_alone() {
    ClassPatterns patterns = patterns("io.supervised.ClusterNode", " java.util.Map$Entry ");
    assertThat(patterns.match(ClusterNode.class)).isTrue();
    assertThat(patterns.match(Map.Entry.class)).isTrue();
    assertThat(patterns.match(Map.class)).isFalse();
    assertThat(patterns.match(StartupException.class)).isFalse();
  }

  @Test
  void a_star_matches_the_classes_of_a_package_alone() {
    ClassPatterns patterns = patterns("io.supervised.*", "java.util.*");
    assertThat(patterns.match(ClusterNode.class)).isTrue();
    assertThat(patterns.match(Map.Entry.class)).isTrue();
    assertThat(patterns.match(ChildEvent.class)).isFalse();
  }

  @Test
  void two_stars_match_the_classes_of_a_package_and_of_those_below() {
    ClassPatterns patterns = patterns("io.supervised.**");
    assertThat(patterns.match(ClusterNode.class)).isTrue();
    assertThat(patterns.match(ChildEvent.class)).isTrue();
    assertThat(patterns.match(ClassPatterns.class)).isTrue();
    assertThat(patterns.match(String.class)).isFalse();
  }

  @Test
  void the_name_of_a_package_does_not_match_longer_ones() {
    assertThat(patterns("io.super.**", "io.supervised.ev.*").match(ChildEvent.class))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "*",
        "**",
        ".*",
        "com.*.Order",
        "com.acme.",
        "com..acme",
        "com.acme.Or*",
        "1com.A",
        "com.acme.***",
        "com.acme.A, com.acme.B",
        "com/acme/A"
      })
  void any_other_form_is_refused(String pattern) {
    assertThatThrownBy(() -> patterns("com.acme.Fine", pattern))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("SUPV00345: '" + pattern + "' in supervised.serialization.allow");
  }

  private static ClassPatterns patterns(String... patterns) {
    return ClassPatterns.of(List.of(patterns));
  }
}
