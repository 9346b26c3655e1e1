package dev.threadkeep.persistence.session;

import static java.util.Objects.requireNonNull;

import dev.threadkeep.domain.json.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows, and the values of the one that was stepped to, by the names of their columns. */
public final class Rows {
  private final ResultSet rows;

  Rows(ResultSet rows) {
    this.rows = rows;
  }

  /** Steps to the next row; false behind the last. */
  public boolean next() throws SQLException {
    return rows.next();
  }

  public UUID uuid(String column) throws SQLException {
    return requireNonNull(uuidOrNull(column), column);
  }

  public @Nullable UUID uuidOrNull(String column) throws SQLException {
    return rows.getObject(column, UUID.class);
  }

  public String text(String column) throws SQLException {
    return requireNonNull(textOrNull(column), column);
  }

  public @Nullable String textOrNull(String column) throws SQLException {
    return rows.getString(column);
  }

  public Instant instant(String column) throws SQLException {
    return requireNonNull(instantOrNull(column), column);
  }

  public @Nullable Instant instantOrNull(String column) throws SQLException {
    var value = rows.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  public long number(String column) throws SQLException {
    long value = rows.getLong(column);
    if (rows.wasNull()) {
      throw new IllegalStateException(column + " is null");
    }
    return value;
  }

  public int integer(String column) throws SQLException {
    return Math.toIntExact(number(column));
  }

  public boolean flag(String column) throws SQLException {
    boolean value = rows.getBoolean(column);
    if (rows.wasNull()) {
      throw new IllegalStateException(column + " is null");
    }
    return value;
  }

  public boolean isNull(String column) throws SQLException {
    return rows.getObject(column) == null;
  }

  public List<String> texts(String column) throws SQLException {
    return List.of((String[]) requireNonNull(rows.getArray(column), column).getArray());
  }

  public JsonValue json(String column) throws SQLException {
    return JsonText.parse(text(column));
  }

  public JsonValue.JsonObject object(String column) throws SQLException {
    if (json(column) instanceof JsonValue.JsonObject object) {
      return object;
    }
    throw new IllegalStateException(column + " is not a JSON object");
  }
}
