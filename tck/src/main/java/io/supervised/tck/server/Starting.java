package io.supervised.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.tck.Eventually;
import org.awaitility.core.ThrowingRunnable;

/** What takes a server as long as a start or a deployment: up to six times the limit of {@link Eventually}. */
final class Starting {

  private static final int FACTOR = 6;

  private Starting() {}

  static void holds(ThrowingRunnable assertion) {
    Eventually.holds(FACTOR, assertion);
  }

  /** These nodes answer. */
  static void up(ServerNode... nodes) {
    for (ServerNode node : nodes) {
      holds(() -> assertThat(node.isUp()).as("%s answers", node.name()).isTrue());
    }
  }
}
