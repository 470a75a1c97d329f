package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.engine.core.Acceptor;
import io.supervised.engine.core.Epoch;
import io.supervised.engine.core.Input.Event;
import io.supervised.engine.core.Input.Received;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.Message.Farewell;
import io.supervised.engine.core.Message.Prepare;
import io.supervised.engine.core.Message.Promise;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Verdict;
import io.supervised.engine.tiebreak.TieBreaker;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(LogBook.LOCK)
class QuestionsTest {

  private static final Epoch BASE = new Epoch(3, new NodeId(new UUID(0, 7)));

  private final LogBook log = new LogBook();
  private final List<Event> posted = new CopyOnWriteArrayList<>();
  private final Remembering tieBreaker = new Remembering();
  private final Questions questions =
      new Questions(Optional.of(tieBreaker), posted::add, "questions-test");

  @AfterEach
  void close() {
    questions.close();
    log.close();
  }

  @Test
  void what_the_tie_breaker_answers_arrives_as_its_message() {
    questions.ask(prepare(5));
    await().atMost(SOON).until(() -> !posted.isEmpty());
    Message promise = new Promise(BASE, ballot(5), null, Map.of(), 0, false);
    assertThat(posted).containsExactly(new Received(NodeId.TIE_BREAKER, promise));
  }

  @Test
  void what_the_tie_breaker_has_nothing_to_say_to_is_not_answered() {
    questions.ask(new Farewell());
    await().atMost(SOON).until(() -> tieBreaker.asked == 1);
    questions.ask(prepare(5));
    await().atMost(SOON).until(() -> !posted.isEmpty());
    assertThat(posted).hasSize(1);
  }

  @Test
  void a_tie_breaker_that_stays_silent_is_reported_once_until_it_answers_again() {
    tieBreaker.broken = true;
    for (int question = 1; question <= 3; question++) {
      int count = question;
      questions.ask(prepare(question));
      await().atMost(SOON).until(() -> tieBreaker.asked == count);
    }
    tieBreaker.broken = false;
    questions.ask(prepare(4));
    await().atMost(SOON).until(() -> posted.size() == 1);
    assertThat(log.with("SUPV00014")).hasSize(1).first().asString().startsWith("WARN");
    tieBreaker.broken = true;
    questions.ask(prepare(5));
    await().atMost(SOON).until(() -> log.with("SUPV00014").size() == 2);
  }

  @Test
  void while_one_question_is_slow_only_the_newest_of_the_others_waits() throws Exception {
    tieBreaker.pace.acquire();
    questions.ask(prepare(1));
    tieBreaker.reached.await();
    for (int round = 2; round <= 9; round++) {
      questions.ask(prepare(round));
    }
    tieBreaker.pace.release();
    await().atMost(SOON).until(() -> posted.size() == 2);
    assertThat(tieBreaker.row.promised()).isEqualTo(ballot(9));
    assertThat(tieBreaker.asked).isEqualTo(2);
  }

  @Test
  void a_tie_breaker_that_is_not_there_at_the_start_is_reported_and_asked_all_the_same() {
    tieBreaker.broken = true;
    questions.begin();
    await().atMost(SOON).until(() -> log.with("SUPV00016").size() == 1);
    assertThat(log.with("SUPV00016"))
        .first()
        .asString()
        .startsWith("WARN")
        .contains("test", "not there");
    tieBreaker.broken = false;
    questions.ask(prepare(5));
    await().atMost(SOON).until(() -> posted.size() == 1);
  }

  @Test
  void a_tie_breaker_that_is_there_at_the_start_is_nothing_to_talk_about() {
    questions.begin();
    questions.ask(prepare(5));
    await().atMost(SOON).until(() -> posted.size() == 1);
    assertThat(tieBreaker.checked).isEqualTo(1);
    assertThat(log.with("SUPV00014", "SUPV00016")).isEmpty();
  }

  @Test
  void without_a_tie_breaker_nothing_is_asked() {
    try (Questions none = new Questions(Optional.empty(), posted::add, "no-questions-test")) {
      none.begin();
      none.ask(prepare(1));
    }
    assertThat(posted).isEmpty();
  }

  private static Epoch ballot(long round) {
    return new Epoch(round, BASE.leader());
  }

  private static Prepare prepare(long round) {
    return new Prepare(BASE, ballot(round), Set.of());
  }

  private static final class Remembering implements TieBreaker {
    private final Semaphore pace = new Semaphore(1);
    private final CountDownLatch reached = new CountDownLatch(1);
    private volatile boolean broken;
    private volatile int asked;
    private volatile int checked;
    private volatile Acceptor row = Acceptor.of(Epoch.NONE);

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread asks
    public Verdict ask(Question question) throws Exception {
      reached.countDown();
      pace.acquire();
      pace.release();
      try {
        failIfBroken();
        Verdict verdict = question.on(row);
        row = verdict.row();
        return verdict;
      } finally {
        asked++; // by which tests see that it has been asked
      }
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void check() throws Exception {
      checked++;
      failIfBroken();
    }

    private void failIfBroken() throws IOException {
      if (broken) {
        throw new IOException("it is not there");
      }
    }

    @Override
    public String kind() {
      return "test";
    }
  }
}
