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
    try (Statement probe = connection.createStatement();
        ResultSet none =
            probe.executeQuery("SELECT version FROM supervised_tie_breaker WHERE part < 0")) {
      none.next();
    } catch (SQLException missing) {
      connection.rollback();
      make(connection, missing);
    }
  }

  /** Another node may do the same at this moment: then the table is there. */
  private static void make(Connection connection, SQLException missing) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(DEFINITION);
      connection.commit();
    } catch (SQLException refused) {
      connection.rollback();
      try (Statement probe = connection.createStatement();
          ResultSet none =
              probe.executeQuery("SELECT version FROM supervised_tie_breaker WHERE part < 0")) {
        none.next();
      } catch (SQLException stillMissing) {
        connection.rollback();
        refused.addSuppressed(missing);
        throw new SQLException(
            "the table is missing and could not be made; make it by: " + DEFINITION, refused);
      }
    }
  }

  Row read(Connection connection) throws SQLException {
    StringBuilder text = new StringBuilder();
    long version = 0;
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT part, version, content FROM supervised_tie_breaker WHERE cluster_name = ? ORDER BY part")) {
      query.setString(1, cluster);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next() && text.indexOf(END) < 0) {
          version = rows.getInt(1) == 0 ? rows.getLong(2) : version;
          text.append(rows.getString(3));
        }
      }
    }
    int end = text.indexOf(END);
    return new Row(version, end < 0 ? "" : text.substring(0, end));
  }

  /** Writes the text if nobody has written since the row was read; false if somebody has. */
  boolean replace(Connection connection, Row before, String text) throws SQLException {
    String whole = text + END;
    String first = whole.substring(0, Math.min(LONGEST_PART, whole.length()));
    boolean mine = before.version() == 0
        ? insert(connection, 0, 1, first)
        : update(connection, before.version(), first);
    if (!mine) {
      connection.rollback();
      return false;
    }
    deleteFurtherParts(connection);
    for (int part = 1; part * LONGEST_PART < whole.length(); part++) {
      int from = part * LONGEST_PART;
      String more = whole.substring(from, Math.min(from + LONGEST_PART, whole.length()));
      insert(connection, part, before.version() + 1, more);
    }
    connection.commit();
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
