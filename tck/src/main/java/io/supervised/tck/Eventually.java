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
  private static final Duration CALM = Duration.ofMillis(500);

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

  /**
   * These nodes are the members, and each child of {@link Numbered} runs on exactly one of them, none on too many; and none has moved for a
   * while, since they move a few at a time.
   */
  public static void settled(TckNode... members) {
    List<String> names = Arrays.stream(members).map(TckNode::name).sorted().toList();
    Stillness stillness = new Stillness();
    holds(() -> {
      assertThat(stillness.of(Arrays.stream(members).map(Eventually::numbered).toList()))
          .isGreaterThanOrEqualTo(CALM);
      List<String> running = new ArrayList<>();
      for (TckNode member : members) {
        assertThat(member.nodes()).containsExactlyInAnyOrderElementsOf(names);
        running.addAll(numbered(member));
      }
      assertThat(running).containsExactlyInAnyOrderElementsOf(allNumbered());
      for (TckNode member : members) {
        assertThat(numbered(member)).as("children of %s", member.name()).isNotEmpty();
      }
    });
  }

  /** For how long something has been the same. */
  private static final class Stillness {

    private Object last = "";
    private long since;

    Duration of(Object present) {
      if (!present.equals(last)) {
        last = present;
        since = System.nanoTime();
      }
      return Duration.ofNanos(System.nanoTime() - since);
    }
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
