package io.supervised.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.Token;
import io.supervised.engine.core.Child;
import io.supervised.engine.core.Input.ChildEnded;
import io.supervised.engine.core.Input.ChildStarted;
import io.supervised.engine.core.Input.Event;
import io.supervised.engine.core.Input.Leave;
import io.supervised.engine.core.Input.Received;
import io.supervised.engine.core.Input.RestartDue;
import io.supervised.engine.core.Input.Tick;
import io.supervised.engine.core.Message.Refuse;
import io.supervised.engine.core.NodeId;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InboxTest {

  private static final NodeId NEIGHBOUR = new NodeId(new UUID(0, 7));
  private static final Child CHILD = new Child("cart-1", "cart", 1, 3);
  private static final Token TOKEN = new Token(1, "p", 1, 0);

  private final Inbox inbox = new Inbox();

  @Test
  void news_come_out_in_the_order_in_which_they_went_in() throws InterruptedException {
    inbox.add(message(1));
    inbox.add(new Tick());
    inbox.add(message(2));
    assertThat(inbox.take()).isEqualTo(message(1));
    assertThat(inbox.take()).isEqualTo(new Tick());
    assertThat(inbox.take()).isEqualTo(message(2));
  }

  @Test
  void news_of_children_wait_behind_everything_else_and_in_their_own_order()
      throws InterruptedException {
    Event started = new ChildStarted(CHILD, TOKEN);
    Event ended = new ChildEnded(CHILD, TOKEN, 5);
    Event due = new RestartDue(CHILD, TOKEN);
    inbox.add(started);
    inbox.add(ended);
    inbox.add(due);
    inbox.add(message(1));
    inbox.add(new Leave());
    assertThat(inbox.take()).isEqualTo(message(1));
    assertThat(inbox.take()).isEqualTo(new Leave());
    assertThat(inbox.take()).isEqualTo(started);
    inbox.add(new Tick());
    assertThat(inbox.take()).isEqualTo(new Tick());
    assertThat(inbox.take()).isEqualTo(ended);
    assertThat(inbox.take()).isEqualTo(due);
  }

  @Test
  void messages_that_find_no_room_are_dropped_and_nothing_else_is() throws InterruptedException {
    for (int number = 0; number < Inbox.MOST_MESSAGES + 5; number++) {
      inbox.add(message(number));
    }
    inbox.add(new Leave());
    inbox.add(new ChildStarted(CHILD, TOKEN));
    for (int number = 0; number < Inbox.MOST_MESSAGES; number++) {
      assertThat(inbox.take()).isEqualTo(message(number));
    }
    assertThat(inbox.take()).isEqualTo(new Leave());
    assertThat(inbox.take()).isEqualTo(new ChildStarted(CHILD, TOKEN));
    inbox.add(message(-1));
    assertThat(inbox.take()).isEqualTo(message(-1));
  }

  @Test
  void whoever_waits_gets_what_comes() throws Exception {
    ExecutorService waiting = Executors.newSingleThreadExecutor();
    try {
      Callable<Event> taking = inbox::take;
      Future<Event> taken = waiting.submit(taking);
      inbox.add(message(1));
      assertThat(taken.get(30, TimeUnit.SECONDS)).isEqualTo(message(1));
    } finally {
      waiting.shutdownNow();
    }
  }

  private static Event message(int number) {
    return new Received(NEIGHBOUR, new Refuse("number " + number));
  }
}
