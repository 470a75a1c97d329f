package io.supervised.tck.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

  private static final Life LIFE = new Life("a", "1");
  private static final Token TOKEN = new Token(4, "9f-1", 3, 2);

  @TempDir
  Path folder;

  @Test
  void what_was_written_is_read() throws IOException {
    try (EventLog log = new EventLog(History.file(folder, LIFE), LIFE, () -> 12, () -> 99)) {
      log.write(EventKind.TICK);
      log.write(EventKind.ACT, "c-1", TOKEN, "");
      log.write(EventKind.NODEUP, "b/77");
    }
    History history = History.read(folder);
    assertThat(history.malformed()).isEmpty();
    assertThat(history.events())
        .containsExactly(
            new Event(12, 99, LIFE, EventKind.TICK, "", null, ""),
            new Event(12, 99, LIFE, EventKind.ACT, "c-1", TOKEN, ""),
            new Event(12, 99, LIFE, EventKind.NODEUP, "", null, "b/77"));
  }

  @Test
  void a_line_has_eight_fields() {
    Event event = new Event(12, 99, LIFE, EventKind.EFFECT, "c", TOKEN, "7/refused");
    assertThat(event).hasToString("12 99 a 1 EFFECT c 4:9f-1:3:2 7/refused");
    assertThat(event.effect()).isEqualTo(7);
    assertThat(event.isRefused()).isTrue();
  }

  @Test
  void a_detail_with_spaces_stays_one_field() {
    Event event = new Event(12, 99, LIFE, EventKind.LEASE_LOST, "", null, "no quorum here");
    assertThat(event).hasToString("12 99 a 1 LEASE_LOST - - no_quorum_here");
  }

  @Test
  void events_of_all_processes_come_in_the_order_of_time() {
    History history =
        History.of(List.of("30 1 a 1 TICK - - -\n10 1 a 1 TICK - - -\n", "20 1 b 1 TICK - - -\n"));
    assertThat(history.events()).extracting(Event::mono).containsExactly(10L, 20L, 30L);
  }

  @Test
  void a_torn_last_line_is_counted_and_not_read() {
    History history = History.of(List.of("10 1 a 1 TICK - - -\n20 1 a 1 ACT c 1:"));
    assertThat(history.torn()).isEqualTo(1);
    assertThat(history.malformed()).isEmpty();
    assertThat(history.events()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10 1 a 1 TICK - -",
        "10 1 a 1 TICK - - - -",
        "x 1 a 1 TICK - - -",
        "99999999999999999999 1 a 1 TICK - - -",
        "10 1 a 1 TOCK - - -",
        "10 1 a 1 TICK c - -",
        "10 1 a 1 TICK - - detail",
        "10 1 a 1 ACT - 1:p:1:0 -",
        "10 1 a 1 ACT c - -",
        "10 1 a 1 ACT c 1:p:1 -",
        "10 1 a 1 ACT c 99999999999999999999:p:1:0 -",
        "10 1 a 1 EFFECT c 1:p:1:0 many",
        "10 1 a 1 NODEUP - - b",
        "10 1 a 1 LEASE - - soon",
        "10 1 a 1 CALL_OK c - 7",
        "10 1 a 1 READ_OK c - 7;b#1=",
        "\u0000\u0000",
      })
  void any_other_line_is_reported(String line) {
    History history = History.of(List.of(line + "\n10 1 a 1 TICK - - -\n"));
    assertThat(history.malformed()).singleElement().asString().contains(line);
    assertThat(history.events()).hasSize(1);
  }

  @Test
  void bytes_that_are_no_text_are_reported() throws IOException {
    Files.write(History.file(folder, LIFE), new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
    assertThat(History.read(folder).malformed()).hasSize(1);
  }

  @Test
  void an_interrupted_thread_can_still_write() throws IOException {
    try (EventLog log = EventLog.open(History.file(folder, LIFE), LIFE)) {
      Thread.currentThread().interrupt();
      log.write(EventKind.TICK);
      assertThat(Thread.interrupted()).isTrue();
      log.write(EventKind.TICK);
    }
    assertThat(History.read(folder).events()).hasSize(2);
  }

  @Test
  void a_tail_hands_out_each_complete_line_once() throws IOException {
    Path file = History.file(folder, LIFE);
    Tail tail = new Tail(file);
    assertThat(tail.more()).isEmpty();
    Files.writeString(file, "10 1 a 1 TICK - - -\n20 1 a 1 TI");
    assertThat(tail.more()).extracting(Event::mono).containsExactly(10L);
    assertThat(tail.more()).isEmpty();
    Files.writeString(file, "CK - - -\n", StandardOpenOption.APPEND);
    assertThat(tail.more()).extracting(Event::mono).containsExactly(20L);
  }
}
