package io.supervised.engine.tiebreak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.engine.core.Epoch;
import io.supervised.engine.core.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connections belong to the application, which may use them again, in whatever way its pool closes them. */
class BorrowedConnectionTest {

  private static final Half HALF = new Half(1);
  private static final Half CROWD = new Half(2, 120);

  private final TestDatabase database = new TestDatabase();
  private final Connection pooled;

  BorrowedConnectionTest() throws SQLException {
    pooled = database.connect();
  }

  @AfterEach
  void close() throws SQLException {
    pooled.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_connection_is_given_back_as_it_was(boolean autoCommit) throws Exception {
    pooled.setAutoCommit(autoCommit);
    pooled.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    JdbcTieBreaker tieBreaker = pooling(connection -> {});
    tieBreaker.ask(row -> Verdict.on(row, HALF.prepare(1)));
    assertThat(pooled.getAutoCommit()).isEqualTo(autoCommit);
    assertThat(pooled.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
    assertThat(remembered()).isEqualTo(HALF.ballot(1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_write_that_fails_half_way_leaves_nothing_even_if_closing_commits(boolean autoCommit)
      throws Exception {
    pooled.setAutoCommit(autoCommit);
    JdbcTieBreaker tieBreaker = pooling(Connection::commit);
    tieBreaker.ask(row -> Verdict.on(row, CROWD.prepare(1)));
    database.execute("ALTER TABLE supervised_tie_breaker ADD CHECK (part < 1)");
    assertThatThrownBy(() -> tieBreaker.ask(row -> Verdict.on(row, CROWD.accept(1))))
        .isInstanceOf(SQLException.class);
    assertThat(remembered()).isEqualTo(CROWD.ballot(1));
  }

  private JdbcTieBreaker pooling(TestDatabase.Instead closing) {
    return new JdbcTieBreaker(
        () -> TestDatabase.sourceOf(() -> TestDatabase.except(pooled, "close", closing)), "shop");
  }

  private Epoch remembered() throws Exception {
    JdbcTieBreaker another = new JdbcTieBreaker(database::source, "shop");
    return another.ask(row -> new Verdict(row, null)).row().promised();
  }
}
