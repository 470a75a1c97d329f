package io.supervised.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.tck.application.Numbered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/**
 * What becomes true in a while. The limit is 20 s times the system property {@code supervised.tck.timeout-multiplier}
 * (default 1).
 */
public final class Eventually {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Eventually() {}

  public static void holds(ThrowingRunnable assertion) {
    holds(1, assertion);
  }

  /** With a limit that is so many times as long. */
  public static void holds(int factor, ThrowingRunnable assertion) {
    double multiplier =
        Double.parseDouble(System.getProperty("supervised.tck.timeout-multiplier", "1"));
    Awaitility.await()
        .atMost(Duration.ofMillis((long) (LIMIT.toMillis() * factor * multiplier)))
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptionsInstanceOf(IllegalStateException.class)
        .untilAsserted(assertion);
  }

  /** These nodes are the members, each child of {@link Numbered} runs on exactly one of them, none on too many, and none is about to move. */
  public static void settled(TckNode... members) {
    List<String> names = Arrays.stream(members).map(TckNode::name).sorted().toList();
    holds(() -> {
      List<String> running = new ArrayList<>();
      for (TckNode member : members) {
        assertThat(member.nodes()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(numbered(member)).as("children of %s", member.name()).isNotEmpty();
        assertThat(member.unsettled())
            .as("unsettled as %s sees it", member.name())
            .isEmpty();
        running.addAll(numbered(member));
      }
      assertThat(running).containsExactlyInAnyOrderElementsOf(allNumbered());
    });
  }

  public static List<String> numbered(TckNode node) {
    return node.localChildren().stream()
        .filter(child -> child.startsWith("numbered-"))
        .toList();
  }

  public static List<String> allNumbered() {
    return IntStream.range(0, Numbered.CHILDREN)
        .mapToObj(number -> "numbered-" + number)
        .toList();
  }
}
