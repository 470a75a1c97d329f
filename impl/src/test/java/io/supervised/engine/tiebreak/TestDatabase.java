package io.supervised.engine.tiebreak;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A real database in the memory of this process, that nobody else uses. */
public final class TestDatabase implements AutoCloseable {

  private final JdbcDataSource source = new JdbcDataSource();

  public TestDatabase() {
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
  }

  /** Each call for a connection makes a new one. */
  public DataSource source() {
    return source;
  }

  Connection connect() throws SQLException {
    return source.getConnection();
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Where connections come from in a test. */
  interface Origin {
    Connection connection() throws SQLException;
  }

  static DataSource sourceOf(Origin origin) {
    return (DataSource) Proxy.newProxyInstance(
        TestDatabase.class.getClassLoader(),
        new Class<?>[] {DataSource.class},
        (self, method, arguments) -> {
          if (method.getName().equals("getConnection")) {
            return origin.connection();
          }
          throw new UnsupportedOperationException(method.getName());
        });
  }

  /** What a connection does in the place of what it is told. */
  interface Instead {
    void on(Connection connection) throws SQLException;
  }

  /** The connection, but for one method. */
  static Connection except(Connection real, String name, Instead instead) {
    return (Connection) Proxy.newProxyInstance(
        TestDatabase.class.getClassLoader(),
        new Class<?>[] {Connection.class},
        (self, method, arguments) -> {
          if (method.getName().equals(name)) {
            instead.on(real);
            return null;
          }
          try {
            return method.invoke(real, arguments);
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        });
  }

  @Override
  public void close() throws SQLException {
    execute("SHUTDOWN");
  }
}
