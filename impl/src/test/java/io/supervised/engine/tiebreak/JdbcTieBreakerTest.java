package io.supervised.engine.tiebreak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.engine.core.Acceptor;
import io.supervised.engine.core.Epoch;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.Message.Accepted;
import io.supervised.engine.core.Message.Promise;
import io.supervised.engine.core.Message.Reject;
import io.supervised.engine.core.Proposal;
import io.supervised.engine.core.Verdict;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcTieBreakerTest {

  private static final Half LEFT = new Half(1);
  private static final Half RIGHT = new Half(2);

  private final TestDatabase database = new TestDatabase();
  private final JdbcTieBreaker tieBreaker = client();

  private JdbcTieBreaker client() {
    return new JdbcTieBreaker(database::source, "shop");
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void the_first_question_makes_the_table_and_is_answered_from_an_empty_memory() throws Exception {
    Verdict verdict = tieBreaker.ask(row -> {
      assertThat(row).isEqualTo(Acceptor.of(Epoch.NONE));
      return Verdict.on(row, LEFT.prepare(7));
    });
    assertThat(verdict.answer())
        .isEqualTo(new Promise(Half.BASE, LEFT.ballot(7), null, Map.of(), 0, false));
  }

  @Test
  void the_half_that_comes_first_is_accepted_and_the_other_is_told_of_it() throws Exception {
    ask(LEFT.prepare(7));
    assertThat(ask(LEFT.accept(7))).isEqualTo(new Accepted(Half.BASE, LEFT.ballot(7)));
    Proposal accepted = new Proposal(LEFT.ballot(7), LEFT.record(7));
    assertThat(ask(RIGHT.prepare(8)))
        .isEqualTo(new Promise(Half.BASE, RIGHT.ballot(8), accepted, Map.of(), 0, false));
  }

  @Test
  void a_ballot_that_was_overtaken_is_rejected() throws Exception {
    ask(LEFT.prepare(7));
    ask(RIGHT.prepare(8));
    assertThat(ask(LEFT.accept(7))).isEqualTo(new Reject(Half.BASE, RIGHT.ballot(8)));
  }

  @Test
  void a_node_that_starts_anew_sees_what_was_decided_before() throws Exception {
    ask(LEFT.prepare(7));
    ask(LEFT.accept(7));
    Verdict verdict = client().ask(row -> new Verdict(row, null));
    assertThat(verdict.row().accepted()).isEqualTo(new Proposal(LEFT.ballot(7), LEFT.record(7)));
  }

  @Test
  void an_epoch_of_many_members_fits() throws Exception {
    Half crowd = new Half(3, 120);
    ask(crowd.prepare(1));
    ask(crowd.accept(1));
    Verdict verdict = client().ask(row -> new Verdict(row, null));
    assertThat(verdict.row().accepted()).isEqualTo(new Proposal(crowd.ballot(1), crowd.record(1)));
  }

  @Test
  void a_row_that_others_changed_meanwhile_is_asked_again() throws Exception {
    tieBreaker.ask(row -> {
      if (row.promised().equals(Epoch.NONE)) {
        askAs(client(), RIGHT.prepare(8));
      }
      return Verdict.on(row, LEFT.prepare(9));
    });
    Verdict verdict = client().ask(row -> new Verdict(row, null));
    assertThat(verdict.row().promised()).isEqualTo(LEFT.ballot(9));
  }

  @Test
  void a_row_that_others_change_all_the_time_ends_in_an_exception_and_not_in_an_answer() {
    long[] round = {1};
    assertThatThrownBy(() -> tieBreaker.ask(row -> {
          askAs(client(), RIGHT.prepare(++round[0]));
          return Verdict.on(row, LEFT.prepare(1_000));
        }))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("changed by others 10 times");
  }

  @Test
  void a_database_that_is_not_there_ends_in_its_own_exception() {
    JdbcTieBreaker lost = new JdbcTieBreaker(
        () -> TestDatabase.sourceOf(() -> {
          throw new SQLException("no route to the database", "08001");
        }),
        "shop");
    assertThatThrownBy(() -> lost.ask(row -> new Verdict(row, null)))
        .isInstanceOf(SQLException.class)
        .hasMessage("no route to the database");
  }

  @Test
  void a_table_with_other_columns_ends_in_one_error_that_says_how_it_should_be() throws Exception {
    database.execute("CREATE TABLE supervised_tie_breaker (part INTEGER, version BIGINT)");
    assertThatThrownBy(() -> ask(LEFT.prepare(7)))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("missing, or has other columns")
        .hasMessageContaining(TieBreakerTable.DEFINITION);
  }

  @Test
  void the_check_at_the_start_makes_the_table_and_remembers_nothing() throws Exception {
    tieBreaker.check();
    database.execute("SELECT cluster_name, part, version, content FROM supervised_tie_breaker");
    assertThat(tieBreaker.ask(row -> new Verdict(row, null)).row())
        .isEqualTo(Acceptor.of(Epoch.NONE));
  }

  private @Nullable Message ask(Message question) throws Exception {
    return tieBreaker.ask(row -> Verdict.on(row, question)).answer();
  }

  private static void askAs(JdbcTieBreaker other, Message question) {
    try {
      other.ask(row -> Verdict.on(row, question));
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
