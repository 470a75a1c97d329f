package io.supervised.engine.tiebreak;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.core.EpochRecord;
import io.supervised.engine.core.Message.Accepted;
import io.supervised.engine.core.Message.Promise;
import io.supervised.engine.core.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes ask at the same time, each on connections of its own. */
class ContentionTest {

  private final TestDatabase database = new TestDatabase();
  private final ExecutorService nodes = Executors.newFixedThreadPool(2);

  @AfterEach
  void close() throws SQLException {
    nodes.shutdownNow();
    database.close();
  }

  @Test
  void two_halves_that_ask_at_the_same_time_decide_the_same_epoch() throws Exception {
    for (int round = 0; round < 20; round++) {
      String cluster = "shop-" + round;
      CyclicBarrier together = new CyclicBarrier(2);
      List<EpochRecord> decided = both(
          () -> decide(new Half(1), client(database.source(), cluster), together),
          () -> decide(new Half(2), client(database.source(), cluster), together));
      assertThat(decided.get(0)).isEqualTo(decided.get(1));
    }
  }

  /** As a proposer does: what may have been accepted before is proposed again, and a lost ballot is followed by a greater one. */
  private static EpochRecord decide(Half half, JdbcTieBreaker tieBreaker, CyclicBarrier together)
      throws Exception {
    together.await();
    for (long ballot = half.number(); ; ballot += 2) {
      long now = ballot;
      if (tieBreaker.ask(row -> Verdict.on(row, half.prepare(now))).answer()
          instanceof Promise promise) {
        EpochRecord value =
            promise.accepted() == null ? half.record(now) : promise.accepted().epoch();
        if (tieBreaker.ask(row -> Verdict.on(row, half.accept(now, value))).answer()
            instanceof Accepted) {
          return value;
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Connection.TRANSACTION_READ_UNCOMMITTED,
        Connection.TRANSACTION_READ_COMMITTED,
        Connection.TRANSACTION_REPEATABLE_READ,
        Connection.TRANSACTION_SERIALIZABLE
      })
  void no_change_is_lost_whatever_the_isolation_of_the_connections(int isolation) throws Exception {
    DataSource source = TestDatabase.sourceOf(() -> {
      Connection connection = database.connect();
      connection.setTransactionIsolation(isolation);
      return connection;
    });
    everyChangeCounts(source);
  }

  @Test
  void no_change_is_lost_where_transactions_are_serializable_and_nothing_else() throws Exception {
    everyChangeCounts(TestDatabase.sourceOf(() -> {
      Connection connection = database.connect();
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      return TestDatabase.except(connection, "setTransactionIsolation", ignored -> {});
    }));
  }

  private void everyChangeCounts(DataSource source) throws Exception {
    List<Integer> counted =
        both(() -> countUp(client(source, "shop")), () -> countUp(client(source, "shop")));
    Verdict verdict = client(source, "shop").ask(row -> new Verdict(row, null));
    assertThat(verdict.row().promised().round()).isEqualTo(counted.get(0) + counted.get(1));
  }

  /** How many of the changes were answered: nearly all, but nothing makes contention fair. */
  private static int countUp(JdbcTieBreaker tieBreaker) throws Exception {
    Half half = new Half(1);
    int answered = 0;
    for (int i = 0; i < 30; i++) {
      try {
        tieBreaker.ask(
            row -> new Verdict(row.promising(half.ballot(row.promised().round() + 1)), null));
        answered++;
      } catch (SQLException lost) {
        assertThat(lost.getMessage()).contains("changed by others");
      }
    }
    return answered;
  }

  private static JdbcTieBreaker client(DataSource source, String cluster) {
    return new JdbcTieBreaker(() -> source, cluster);
  }

  private <V> List<V> both(Callable<V> one, Callable<V> other) throws Exception {
    List<V> results = new ArrayList<>();
    for (Future<V> running : Stream.of(one, other).map(nodes::submit).toList()) {
      results.add(running.get(120, TimeUnit.SECONDS));
    }
    return results;
  }
}
