package io.supervised.engine.tiebreak;

import io.supervised.engine.core.Acceptor;
import io.supervised.engine.core.Epoch;
import io.supervised.engine.core.Verdict;
import io.supervised.engine.peer.MessageCodec;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * A tie-breaker in a database that the application has already. It is asked only while half of the members can't be heard.
 *
 * <p>Its memory is one row for each cluster, changed by compare-and-set in a transaction of its own, so any database with
 * JDBC will do that has atomic updates and does not lose a commit. What does not fit into the row goes on in further ones. The
 * table is made if it is missing and the database allows it; see {@link TieBreakerTable#DEFINITION}.
 */
public final class JdbcTieBreaker implements TieBreaker {

  private static final int ATTEMPTS = 10;

  private final Supplier<DataSource> dataSource;
  private final TieBreakerTable table;

  /** A tie-breaker for a cluster; the data source is looked up whenever it is asked. */
  public JdbcTieBreaker(Supplier<DataSource> dataSource, String cluster) {
    this.dataSource = dataSource;
    this.table = new TieBreakerTable(cluster);
  }

  @Override
  public String kind() {
    return "jdbc";
  }

  @Override
  public void check() throws SQLException, IOException {
    borrow(connection -> decode(table.read(connection).text()));
  }

  @Override
  public Verdict ask(Question question) throws SQLException, IOException {
    return borrow(connection -> {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        TieBreakerTable.Row row = table.read(connection);
        Verdict verdict = question.on(decode(row.text()));
        if (table.replace(connection, row, encode(verdict.row()))) {
          return verdict;
        }
      }
      throw new SQLException(
          "the row of the tie-breaker was changed by others " + ATTEMPTS + " times in a row");
    });
  }

  private interface Work<V> {
    V on(Connection connection) throws SQLException, IOException;
  }

  /** Does the work in transactions of its own. Whatever closes the connection finds none open, and all settings as before. */
  private <V> V borrow(Work<V> work) throws SQLException, IOException {
    try (Connection connection = dataSource.get().getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      int isolation = connection.getTransactionIsolation();
      try {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
        table.makeIfMissing(connection);
        return work.on(connection);
      } finally {
        giveBack(connection, autoCommit, isolation);
      }
    }
  }

  private static void giveBack(Connection connection, boolean autoCommit, int isolation) {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      connection.setAutoCommit(autoCommit);
      connection.setTransactionIsolation(isolation);
    } catch (SQLException broken) {
      // what was committed is committed; and what was not ends with the connection
    }
  }

  private static String encode(Acceptor row) {
    return Base64.getEncoder().encodeToString(MessageCodec.encode(row));
  }

  private static Acceptor decode(String text) throws IOException {
    return text.isEmpty()
        ? Acceptor.of(Epoch.NONE)
        : MessageCodec.decodeAcceptor(Base64.getDecoder().decode(text));
  }
}
