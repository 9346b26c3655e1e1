package dev.threadkeep.persistence.session;

import static dev.threadkeep.persistence.session.Table.Type.COMMON_UUID;
import static dev.threadkeep.persistence.session.Table.Type.FLAG;
import static dev.threadkeep.persistence.session.Table.Type.JSON;
import static dev.threadkeep.persistence.session.Table.Type.NUMBER;
import static dev.threadkeep.persistence.session.Table.Type.TEXT;
import static dev.threadkeep.persistence.session.Table.Type.TEXTS;
import static dev.threadkeep.persistence.session.Table.Type.TIME;
import static dev.threadkeep.persistence.session.Table.Type.UUID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.schema.Database;
import dev.threadkeep.persistence.schema.PoolSettings;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(7, 7));

  private static final Table SAMPLE =
      Table.named("sample")
          .with(UUID, "id")
          .with(NUMBER, "number", "small")
          .with(FLAG, "flag")
          .with(TIME, "time")
          .with(TEXT, "text")
          .with(JSON, "json")
          .with(TEXTS, "texts");

  private static final Table COMMON =
      Table.named("sample").with(COMMON_UUID, "id").with(NUMBER, "number");

  private static Database database;

  record Sample(
      @Nullable UUID id,
      long number,
      int small,
      boolean flag,
      @Nullable Instant time,
      @Nullable String text,
      JsonValue json,
      List<String> texts) {}

  @BeforeAll
  static void open() throws SQLException {
    var address = TestDatabase.fresh();
    try (var superuser = TestDatabase.asSuperuser(address);
        var statement = superuser.createStatement()) {
      statement.execute(
          """
          CREATE TABLE sample (id uuid, number bigint, small integer, flag boolean,
                               time timestamptz, text text, json json, texts text[]);
          GRANT SELECT, INSERT ON sample TO threadkeep_app
          """);
    }
    database = Database.open(address, PoolSettings.STANDARD.withConnections(1));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static <T> List<T> stored(Table table, Columns columns, Answer.RowReading<T> reading) {
    return new Session(database, () -> Cast.NOON)
        .ask(
            ORGANIZATION,
            table.insertion() + " RETURNING *",
            parameters -> parameters.columns(columns),
            answer -> answer.all(reading));
  }

  private static List<Sample> stored(List<Sample> samples) {
    var columns = SAMPLE.rows();
    for (var sample : samples) {
      columns
          .newRow()
          .putUuid("id", sample.id())
          .putNumber("number", sample.number())
          .putNumber("small", sample.small())
          .putBoolean("flag", sample.flag())
          .putTime("time", sample.time())
          .putText("text", sample.text())
          .putJson("json", sample.json())
          .putTexts("texts", sample.texts());
    }
    return stored(
        SAMPLE,
        columns,
        row ->
            new Sample(
                row.uuidOrNull("id"),
                row.number("number"),
                row.integer("small"),
                row.flag("flag"),
                row.instantOrNull("time"),
                row.textOrNull("text"),
                row.json("json"),
                row.texts("texts")));
  }

  @Test
  void rows_arrive_as_they_were_sent() {
    var json = new JsonText("\"\\ ü");
    var samples =
        List.of(
            new Sample(new UUID(0, 0), 0, 0, false, Instant.EPOCH, "", json, List.of()),
            new Sample(
                new UUID(-1, -1),
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                true,
                Cast.NOON,
                null,
                json,
                List.of("a")),
            new Sample(
                null,
                Long.MIN_VALUE,
                Integer.MIN_VALUE,
                true,
                Instant.parse("1999-12-31T23:59:59.999999Z"),
                "NULL",
                json,
                List.of("NULL", "", "{\"a\",\\b} 'c' \t\r\n ü 👩‍👩‍👧", ",")),
            new Sample(
                new UUID(Long.MIN_VALUE, Long.MAX_VALUE),
                -1,
                -1,
                false,
                Instant.parse("9999-12-31T23:59:59.999999Z"),
                "{\"a\",\\b} 'c' \t\r\n ü 👩‍👩‍👧",
                json,
                List.of("{}", "}")),
            new Sample(
                new UUID(0x01992f7e8b1c7d3eL, 0x9a556c1f0e6b7a10L),
                1,
                1,
                true,
                null,
                "x",
                json,
                List.of("x", "x")));

    assertThat(stored(samples)).isEqualTo(samples);
  }

  @Test
  void no_rows_are_none_there_either() {
    assertThat(stored(List.of())).isEmpty();
  }

  @Test
  void a_column_that_is_left_out_is_null() {
    var columns = SAMPLE.rows();
    columns.newRow();
    columns.newRow().putText("text", "between").putTexts("texts", List.of());
    columns.newRow();

    assertThat(
            stored(
                SAMPLE,
                columns,
                row ->
                    "%s %b %b"
                        .formatted(
                            row.textOrNull("text"),
                            row.isNull("texts"),
                            row.isNull("id")
                                && row.isNull("number")
                                && row.isNull("small")
                                && row.isNull("flag")
                                && row.isNull("time")
                                && row.isNull("json"))))
        .containsExactly("null true true", "between false true", "null true true");
  }

  @Test
  void a_column_that_is_the_same_in_all_rows_is_given_by_the_first() {
    var columns = COMMON.rows();
    columns.newRow().putUuid("id", new UUID(1, 2)).putNumber("number", 1);
    columns.newRow().putNumber("number", 2).putUuid("id", new UUID(1, 2));
    columns.newRow();

    assertThat(
            stored(
                COMMON,
                columns,
                row ->
                    "%s %s"
                        .formatted(
                            row.uuid("id"), row.isNull("number") ? "" : row.number("number"))))
        .containsExactly(
            "00000000-0000-0001-0000-000000000002 1",
            "00000000-0000-0001-0000-000000000002 2",
            "00000000-0000-0001-0000-000000000002 ");
  }

  @Test
  void another_value_for_a_column_that_is_the_same_in_all_rows_is_refused() {
    var columns = COMMON.rows();
    columns.newRow().putUuid("id", new UUID(1, 2));
    var row = columns.newRow();

    assertThatThrownBy(() -> row.putUuid("id", new UUID(1, 3)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void no_rows_of_a_table_with_such_a_column_are_none_there_either() {
    assertThat(stored(COMMON, COMMON.rows(), row -> row.uuid("id"))).isEmpty();
  }

  @Test
  void a_column_that_the_table_lacks_is_refused() {
    assertThatThrownBy(() -> SAMPLE.rows().newRow().putNumber("text", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no column text for such values");
  }

  @Test
  void a_second_value_for_one_column_of_a_row_is_refused() {
    var row = SAMPLE.rows().newRow().putNumber("number", 1);

    assertThatThrownBy(() -> row.putNumber("number", 2)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_table_has_no_two_columns_of_one_name() {
    assertThatThrownBy(() -> SAMPLE.with(TEXT, "id"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sample has two columns id");
  }
}
