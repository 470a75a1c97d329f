package io.supervised.engine.tiebreak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.engine.tiebreak.TieBreakerTable.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TieBreakerTableTest {

  private final TestDatabase database = new TestDatabase();
  private final TieBreakerTable table = new TieBreakerTable("shop");
  private Connection here;
  private Connection there;

  TieBreakerTableTest() throws SQLException {
    here = open();
    there = open();
  }

  private Connection open() throws SQLException {
    Connection connection = database.connect();
    connection.setAutoCommit(false);
    return connection;
  }

  @BeforeEach
  void make() throws SQLException {
    table.makeIfMissing(here);
  }

  @AfterEach
  void close() throws SQLException {
    here.close();
    there.close();
    database.close();
  }

  @Test
  void a_cluster_that_has_no_row_reads_an_empty_one() throws SQLException {
    assertThat(table.read(here)).isEqualTo(new Row(0, ""));
  }

  @Test
  void what_was_written_is_read_by_everybody() throws SQLException {
    assertThat(table.replace(here, table.read(here), "one")).isTrue();
    assertThat(table.read(there)).isEqualTo(new Row(1, "one"));
    assertThat(table.replace(there, table.read(there), "two")).isTrue();
    here.rollback();
    assertThat(table.read(here)).isEqualTo(new Row(2, "two"));
  }

  @Test
  void of_two_who_read_the_same_row_one_may_change_it() throws SQLException {
    table.replace(here, table.read(here), "before");
    Row read = table.read(here);
    assertThat(table.read(there)).isEqualTo(read);
    assertThat(table.replace(there, read, "there")).isTrue();
    assertThat(table.replace(here, read, "here")).isFalse();
    assertThat(table.read(here)).isEqualTo(new Row(2, "there"));
  }

  @Test
  void of_two_who_saw_no_row_one_may_write_the_first() throws SQLException {
    assertThat(table.replace(there, new Row(0, ""), "there")).isTrue();
    assertThat(table.replace(here, new Row(0, ""), "here")).isFalse();
    assertThat(table.read(here)).isEqualTo(new Row(1, "there"));
  }

  @Test
  void a_text_of_any_length_is_read_as_it_was_written() throws SQLException {
    for (int length : new int[] {5_000, 1_999, 2_000, 2_001, 1, 3_999, 4_000, 0}) {
      String text = "x".repeat(length);
      assertThat(table.replace(here, table.read(here), text)).isTrue();
      assertThat(table.read(there).text()).as("length %d", length).isEqualTo(text);
      there.rollback();
    }
  }

  @Test
  void clusters_in_one_table_do_not_see_each_other() throws SQLException {
    TieBreakerTable other = new TieBreakerTable("shop-test");
    table.replace(here, table.read(here), "ours".repeat(1_000));
    other.replace(there, other.read(there), "theirs".repeat(1_000));
    other.replace(there, other.read(there), "theirs");
    assertThat(table.read(here)).isEqualTo(new Row(1, "ours".repeat(1_000)));
    assertThat(other.read(here)).isEqualTo(new Row(2, "theirs"));
  }

  @Test
  void a_row_whose_end_is_missing_is_refused_and_not_taken_for_an_empty_one() throws SQLException {
    table.replace(here, table.read(here), "x".repeat(5_000));
    database.execute("DELETE FROM supervised_tie_breaker WHERE part = 2");
    assertThatThrownBy(() -> table.read(there))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("cluster 'shop'")
        .hasMessageContaining("is not whole");
  }

  @Test
  void a_row_whose_beginning_is_missing_is_refused_too() throws SQLException {
    table.replace(here, table.read(here), "x".repeat(3_000));
    database.execute("DELETE FROM supervised_tie_breaker WHERE part = 0");
    assertThatThrownBy(() -> table.read(there))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("is not whole");
  }

  @Test
  void nodes_that_miss_the_table_at_the_same_time_all_find_it() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 20; round++) {
        database.execute("DROP TABLE supervised_tie_breaker");
        CyclicBarrier together = new CyclicBarrier(2);
        Future<Row> one = nodes.submit(() -> makeAndRead(here, together));
        Future<Row> other = nodes.submit(() -> makeAndRead(there, together));
        assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(new Row(0, ""));
        assertThat(other.get(60, TimeUnit.SECONDS)).isEqualTo(new Row(0, ""));
      }
    } finally {
      nodes.shutdownNow();
    }
  }

  private Row makeAndRead(Connection connection, CyclicBarrier together) throws Exception {
    together.await();
    table.makeIfMissing(connection);
    Row row = table.read(connection);
    connection.rollback();
    return row;
  }
}
