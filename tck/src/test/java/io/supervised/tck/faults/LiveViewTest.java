package io.supervised.tck.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.Token;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.EventLog;
import io.supervised.tck.faults.history.History;
import io.supervised.tck.faults.history.Life;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveViewTest {

  private static final Life LIFE = new Life("n1", "1");
  private static final Token TOKEN = new Token(1, "p", 1, 0);

  @TempDir
  Path folder;

  private EventLog log;
  private LiveView view;

  @BeforeEach
  void open() throws IOException {
    log = EventLog.open(History.file(folder, LIFE), LIFE);
    view = new LiveView(folder);
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void a_process_that_wrote_nothing_has_not_joined() {
    view.update(List.of(LIFE));
    assertThat(view.hasJoined(LIFE)).isFalse();
    assertThat(view.active(LIFE)).isEmpty();
  }

  @Test
  void a_reading_counts_from_when_it_was_asked_for_once_it_is_answered() {
    long first = log.write(EventKind.READ_SENT, "c", null, "");
    log.write(EventKind.READ_OK, "c", null, "0");
    log.write(EventKind.READ_SENT, "c", null, "");
    view.update(List.of(LIFE));
    assertThat(view.readingOf(LIFE, "c")).isEqualTo(first);
    assertThat(view.readingOf(LIFE, "d")).isZero();
  }

  @Test
  void children_are_active_from_when_they_are_ready_until_they_begin_to_end() {
    log.write(EventKind.JOINED, "x");
    log.write(EventKind.ACT_BEGIN, "c", TOKEN, "");
    view.update(List.of(LIFE));
    assertThat(view.hasJoined(LIFE)).isTrue();
    assertThat(view.active(LIFE)).isEmpty();
    log.write(EventKind.ACT, "c", TOKEN, "");
    view.update(List.of(LIFE));
    assertThat(view.active(LIFE)).containsExactly("c");
    log.write(EventKind.DEA_BEGIN, "c", TOKEN, "");
    view.update(List.of(LIFE));
    assertThat(view.active(LIFE)).isEmpty();
  }

  @Test
  void work_is_no_move_and_coming_and_going_is() {
    long joined = log.write(EventKind.JOINED, "", null, "x");
    log.write(EventKind.TICK);
    log.write(EventKind.EFFECT, "c", TOKEN, "1");
    view.update(List.of(LIFE));
    assertThat(view.lastMove()).isEqualTo(joined);
    long up = log.write(EventKind.NODEUP, "", null, "n2/y");
    view.update(List.of(LIFE));
    assertThat(view.lastMove()).isEqualTo(up);
  }

  @Test
  void a_dead_process_is_forgotten() {
    log.write(EventKind.ACT, "c", TOKEN, "");
    view.update(List.of(LIFE));
    view.update(List.of());
    assertThat(view.active(LIFE)).isEmpty();
    assertThat(view.lastMove()).isZero();
  }
}
