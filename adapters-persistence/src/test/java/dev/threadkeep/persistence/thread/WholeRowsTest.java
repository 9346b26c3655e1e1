package dev.threadkeep.persistence.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WholeRowsTest {
  /** Which transaction wrote an event is the database's to say. */
  private static final List<String> THE_DATABASES_OWN = List.of("thread_event.written");

  @Test
  void every_column_of_the_tables_is_written() throws SQLException {
    var written = new TreeMap<String, Set<String>>();
    WholeRows.TABLES.forEach(
        table -> written.put(table.name(), new TreeSet<>(table.columns().keySet())));

    assertThat(written).isEqualTo(columns(written.keySet()));
  }

  private static Map<String, Set<String>> columns(Set<String> tables) throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(TestDatabase.fresh());
        var statement =
            superuser.prepareStatement(
                """
                SELECT table_name, column_name
                  FROM information_schema.columns
                 WHERE table_schema = 'public' AND table_name = ANY (?)
                """)) {
      statement.setArray(1, superuser.createArrayOf("text", new ArrayList<>(tables).toArray()));
      var columns = new TreeMap<String, Set<String>>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          if (!THE_DATABASES_OWN.contains(rows.getString(1) + "." + rows.getString(2))) {
            columns.computeIfAbsent(rows.getString(1), _ -> new TreeSet<>()).add(rows.getString(2));
          }
        }
      }
      return columns;
    }
  }
}
