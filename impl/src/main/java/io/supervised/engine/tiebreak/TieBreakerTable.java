package io.supervised.engine.tiebreak;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The rows of one cluster in the table of tie-breakers. Part 0 has the version that everybody compares and sets. */
final class TieBreakerTable {

  /** What to give a database in which the application may make no tables. */
  static final String DEFINITION = "CREATE TABLE supervised_tie_breaker ("
      + "cluster_name VARCHAR(200) NOT NULL, part INTEGER NOT NULL, version BIGINT NOT NULL, "
      + "content VARCHAR(2000) NOT NULL, PRIMARY KEY (cluster_name, part))";

  private static final int LONGEST_PART = 2_000;
  private static final String END = ".";

  /** How a database that isolates transactions by more than is asked for says that somebody else was faster. */
  private static final String SERIALIZATION_FAILURE = "40001";

  private final String cluster;

  TieBreakerTable(String cluster) {
    this.cluster = cluster;
  }

  /**
   * What the rows hold at one moment.
   *
   * @param version 0 if there are none yet
   */
  record Row(long version, String text) {}

  void makeIfMissing(Connection connection) throws SQLException {
    try {
      probe(connection);
    } catch (SQLException missing) {
      connection.rollback();
      make(connection, missing);
    }
  }

  private static void probe(Connection connection) throws SQLException {
    try (Statement probe = connection.createStatement();
        ResultSet none = probe.executeQuery("SELECT cluster_name, part, version, content"
            + " FROM supervised_tie_breaker WHERE part < 0")) {
      none.next();
    }
  }

  /** Another node may do the same at this moment: then the table is there. */
  private static void make(Connection connection, SQLException missing) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(DEFINITION);
      connection.commit();
    } catch (SQLException refused) {
      connection.rollback();
      try {
        probe(connection);
      } catch (SQLException stillMissing) {
        connection.rollback();
        refused.addSuppressed(missing);
        throw new SQLException(
            "the table is missing, or has other columns, and could not be made; make it by: "
                + DEFINITION,
            refused);
      }
    }
  }

  /**
   * Reads what was written last.
   *
   * @throws SQLException also if a part of it is missing: an acceptor that forgets its promises would let both halves go on
   */
  Row read(Connection connection) throws SQLException {
    StringBuilder text = new StringBuilder();
    long version = 0;
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT part, version, content FROM supervised_tie_breaker WHERE cluster_name = ? ORDER BY part")) {
      query.setString(1, cluster);
      try (ResultSet rows = query.executeQuery()) {
        for (int part = 0; rows.next(); part++) {
          version = part == 0 ? rows.getLong(2) : version;
          if (rows.getInt(1) != part || rows.getLong(2) != version) {
            throw notWhole();
          }
          text.append(rows.getString(3));
        }
      }
    }
    if (version == 0) {
      return new Row(0, "");
    }
    int end = text.indexOf(END);
    if (end < 0) {
      throw notWhole();
    }
    return new Row(version, text.substring(0, end));
  }

  private SQLException notWhole() {
    return new SQLException(
        "what table supervised_tie_breaker holds of cluster '" + cluster
            + "' is not whole. If it was changed by hand, stop all nodes of the cluster and delete its rows");
  }

  /** Writes the text if nobody has written since the row was read; false if somebody has. */
  boolean replace(Connection connection, Row before, String text) throws SQLException {
    try {
      if (write(connection, before, text + END)) {
        connection.commit();
        return true;
      }
    } catch (SQLException failed) {
      if (!SERIALIZATION_FAILURE.equals(failed.getSQLState())) {
        throw failed;
      }
    }
    connection.rollback();
    return false;
  }

  private boolean write(Connection connection, Row before, String whole) throws SQLException {
    String first = whole.substring(0, Math.min(LONGEST_PART, whole.length()));
    boolean mine = before.version() == 0
        ? insert(connection, 0, 1, first)
        : update(connection, before.version(), first);
    if (!mine) {
      return false;
    }
    deleteFurtherParts(connection);
    for (int part = 1; part * LONGEST_PART < whole.length(); part++) {
      int from = part * LONGEST_PART;
      String more = whole.substring(from, Math.min(from + LONGEST_PART, whole.length()));
      insert(connection, part, before.version() + 1, more);
    }
    return true;
  }

  private boolean update(Connection connection, long version, String content) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE supervised_tie_breaker SET version = ?, content = ?"
            + " WHERE cluster_name = ? AND part = 0 AND version = ?")) {
      update.setLong(1, version + 1);
      update.setString(2, content);
      update.setString(3, cluster);
      update.setLong(4, version);
      return update.executeUpdate() == 1;
    }
  }

  private boolean insert(Connection connection, int part, long version, String content)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "INSERT INTO supervised_tie_breaker (cluster_name, part, version, content) VALUES (?, ?, ?, ?)")) {
      insert.setString(1, cluster);
      insert.setInt(2, part);
      insert.setLong(3, version);
      insert.setString(4, content);
      insert.executeUpdate();
      return true;
    } catch (SQLException present) {
      if (part == 0 && isConstraint(present)) {
        return false;
      }
      throw present;
    }
  }

  private void deleteFurtherParts(Connection connection) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(
        "DELETE FROM supervised_tie_breaker WHERE cluster_name = ? AND part > 0")) {
      delete.setString(1, cluster);
      delete.executeUpdate();
    }
  }

  private static boolean isConstraint(SQLException failed) {
    String state = failed.getSQLState();
    return state != null && state.startsWith("23");
  }
}
