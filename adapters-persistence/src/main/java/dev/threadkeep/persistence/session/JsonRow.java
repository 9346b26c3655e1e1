package dev.threadkeep.persistence.session;

import dev.threadkeep.application.json.ValueText;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonWriting;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table as JSON text, column by column, for {@code json_populate_recordset}. A column
 * that is left out is null. Written at once, and not kept as a value first: each change has
 * several.
 */
public final class JsonRow {
  private static final int USUAL_LENGTH = 512;

  private final StringBuilder json = new StringBuilder(USUAL_LENGTH);
  private final JsonWriting writing = new JsonWriting(json);

  /** The value's {@code toString}; nothing where there is no value. */
  public JsonRow putText(String column, @Nullable Object value) {
    if (value != null) {
      name(column);
      writing.write(ValueText.of(value));
    }
    return this;
  }

  public JsonRow putNumber(String column, long value) {
    name(column);
    json.append(value);
    return this;
  }

  public JsonRow putBoolean(String column, boolean value) {
    name(column);
    json.append(value);
    return this;
  }

  /** For a column of type {@code json} or of an array. */
  public JsonRow put(String column, JsonValue value) {
    name(column);
    writing.write(value);
    return this;
  }

  private void name(String column) {
    json.append(json.isEmpty() ? '{' : ',');
    writing.write(column);
    json.append(':');
  }

  static String array(Collection<JsonRow> rows) {
    int length = 2;
    for (var row : rows) {
      length += row.json.length() + 2;
    }
    var all = new StringBuilder(length).append('[');
    for (var row : rows) {
      if (all.length() > 1) {
        all.append(',');
      }
      all.append(row.json.isEmpty() ? "{" : row.json).append('}');
    }
    return all.append(']').toString();
  }
}
