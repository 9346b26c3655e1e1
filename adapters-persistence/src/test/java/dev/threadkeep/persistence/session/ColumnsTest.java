package dev.threadkeep.persistence.session;

import static dev.threadkeep.persistence.session.Columns.Type.NUMBER;
import static dev.threadkeep.persistence.session.Columns.Type.TEXT;
import static dev.threadkeep.persistence.session.Columns.Type.TIME;
import static dev.threadkeep.persistence.session.Columns.Type.UUID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.schema.Database;
import dev.threadkeep.persistence.schema.PoolSettings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(7, 7));

  private static Database database;

  record Row(UUID id, long number, Instant time, @Nullable String text) {}

  @BeforeAll
  static void open() {
    database = Database.open(TestDatabase.fresh(), PoolSettings.STANDARD.withConnections(1));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static List<Row> sent(List<Row> rows) {
    var columns = new Columns(UUID, NUMBER, TIME, TEXT);
    rows.forEach(row -> columns.add(row.id(), row.number(), row.time(), row.text()));
    return new Session(database, () -> Cast.NOON)
        .ask(
            ORGANIZATION,
            """
            SELECT n.*
              FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[])
                     AS n (id, number, time, text)
            """,
            parameters -> parameters.columns(columns),
            answer ->
                answer.all(
                    row ->
                        new Row(
                            row.uuid("id"),
                            row.number("number"),
                            row.instant("time"),
                            row.textOrNull("text"))));
  }

  @Test
  void rows_arrive_as_they_were_sent() {
    var rows =
        List.of(
            new Row(new UUID(0, 0), 0, Instant.EPOCH, ""),
            new Row(new UUID(-1, -1), Long.MAX_VALUE, Cast.NOON, null),
            new Row(
                new UUID(0x01992f7e8b1c7d3eL, 0x9a556c1f0e6b7a10L),
                Long.MIN_VALUE,
                Instant.parse("1999-12-31T23:59:59.999999Z"),
                "NULL"),
            new Row(
                new UUID(Long.MIN_VALUE, Long.MAX_VALUE),
                -1,
                Instant.parse("9999-12-31T23:59:59.999999Z"),
                "{\"a\",\\b} 'c' \t\r\n ü 👩‍👩‍👧"),
            new Row(new UUID(1, 2), 1, Instant.parse("2000-01-01T00:00:00.000001Z"), "x"));

    assertThat(sent(rows)).isEqualTo(rows);
  }

  @Test
  void no_rows_are_none_there_either() {
    assertThat(sent(List.of())).isEmpty();
  }

  @Test
  void a_row_with_too_few_values_is_refused() {
    assertThatThrownBy(() -> new Columns(NUMBER, TEXT).add(1L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 values for 2 columns");
  }
}
