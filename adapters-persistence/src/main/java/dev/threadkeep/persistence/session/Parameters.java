package dev.threadkeep.persistence.session;

import dev.threadkeep.domain.json.JsonValue;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement's parameters, bound one after the other, each with its type. For one without a type
 * the driver asks the server first, and then ends the transaction in front of the statement as soon
 * as it is prepared: the organization that was named there would be forgotten.
 */
public final class Parameters {
  private final PreparedStatement statement;
  private int bound;

  Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  public Parameters uuid(@Nullable UUID value) throws SQLException {
    if (value == null) {
      statement.setNull(++bound, Types.OTHER, "uuid");
    } else {
      statement.setObject(++bound, value);
    }
    return this;
  }

  public Parameters text(@Nullable String value) throws SQLException {
    statement.setString(++bound, value);
    return this;
  }

  public Parameters bytes(byte @Nullable [] value) throws SQLException {
    statement.setBytes(++bound, value);
    return this;
  }

  /** JSON text, for a parameter that the statement casts to {@code json}. */
  public Parameters json(JsonValue value) throws SQLException {
    return text(value.toString());
  }

  /** Rows, for a parameter that {@code json_populate_recordset} takes. */
  public Parameters rows(Collection<JsonRow> rows) throws SQLException {
    return text(JsonRow.array(rows));
  }

  /** An array for each column. */
  public Parameters columns(Columns columns) throws SQLException {
    columns.bindTo(this);
    return this;
  }

  public Parameters number(long value) throws SQLException {
    statement.setLong(++bound, value);
    return this;
  }

  public Parameters number(@Nullable Long value) throws SQLException {
    if (value == null) {
      statement.setNull(++bound, Types.BIGINT);
    } else {
      statement.setLong(++bound, value);
    }
    return this;
  }

  public Parameters integer(int value) throws SQLException {
    statement.setInt(++bound, value);
    return this;
  }

  public Parameters flag(boolean value) throws SQLException {
    statement.setBoolean(++bound, value);
    return this;
  }

  /** Names UTC, because the driver would otherwise write a time in the zone of the JVM. */
  public Parameters instant(@Nullable Instant value) throws SQLException {
    if (value == null) {
      statement.setNull(++bound, Types.OTHER, "timestamptz");
    } else {
      statement.setObject(++bound, value.atOffset(ZoneOffset.UTC));
    }
    return this;
  }

  public Parameters uuids(Collection<? extends @Nullable UUID> values) throws SQLException {
    statement.setArray(++bound, BinaryArrays.uuids(statement.getConnection(), values));
    return this;
  }

  /** To the microsecond; what is less is dropped. */
  public Parameters instants(Collection<? extends @Nullable Instant> values) throws SQLException {
    statement.setArray(++bound, BinaryArrays.instants(statement.getConnection(), values));
    return this;
  }

  public Parameters numbers(Collection<? extends @Nullable Long> values) throws SQLException {
    return array("bigint", values.toArray(Long[]::new));
  }

  public Parameters flags(Collection<? extends @Nullable Boolean> values) throws SQLException {
    return array("boolean", values.toArray(Boolean[]::new));
  }

  public Parameters texts(Collection<? extends @Nullable String> values) throws SQLException {
    statement.setArray(++bound, BinaryArrays.texts(statement.getConnection(), values));
    return this;
  }

  /** Each array as one text, in PostgreSQL's notation of arrays. */
  public Parameters textArrays(Collection<? extends @Nullable List<String>> values)
      throws SQLException {
    var literals = new ArrayList<@Nullable String>(values.size());
    for (var each : values) {
      literals.add(each == null ? null : literal(each));
    }
    return texts(literals);
  }

  private String literal(List<String> texts) throws SQLException {
    return texts.isEmpty()
        ? "{}"
        : statement.getConnection().createArrayOf("text", texts.toArray(String[]::new)).toString();
  }

  private Parameters array(String type, @Nullable Object[] values) throws SQLException {
    statement.setArray(++bound, statement.getConnection().createArrayOf(type, values));
    return this;
  }
}
