package io.supervised.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SendQueueTest {

  private final List<Integer> sent = new ArrayList<>();
  private final Queue<Runnable> drains = new ArrayDeque<>();
  private boolean behind;
  private boolean outOfThreads;
  private final SendQueue queue = new SendQueue(new Channel(), this::execute, new UUID(0, 1));

  private final class Channel implements FrameChannel {

    @Override
    public boolean send(UUID to, byte[] frame) {
      sent.add((int) frame[0]);
      return true;
    }

    @Override
    public boolean isBehind(UUID to, int bytes) {
      return behind;
    }
  }

  private void execute(Runnable drain) {
    if (outOfThreads) {
      throw new OutOfMemoryError("no thread");
    }
    drains.add(drain);
  }

  private boolean send(int number) {
    return queue.send(new byte[] {(byte) number});
  }

  @Test
  void who_keeps_up_is_sent_to_at_once() {
    assertThat(send(1)).isTrue();
    assertThat(sent).containsExactly(1);
    assertThat(drains).isEmpty();
  }

  @Test
  void what_waits_is_overtaken_by_nothing() {
    behind = true;
    send(1);
    behind = false;
    send(2);
    assertThat(sent).isEmpty();
    drains.remove().run();
    send(3);
    assertThat(sent).containsExactly(1, 2, 3);
  }

  @Test
  void a_frame_for_which_there_is_no_thread_is_not_sent_later_either() {
    behind = true;
    outOfThreads = true;
    assertThatThrownBy(() -> send(1)).isInstanceOf(OutOfMemoryError.class);
    outOfThreads = false;
    send(2);
    behind = false;
    send(3);
    drains.remove().run();
    assertThat(sent).containsExactly(2, 3);
  }
}
