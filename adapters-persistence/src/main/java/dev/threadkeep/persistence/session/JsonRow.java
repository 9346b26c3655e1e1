package dev.threadkeep.persistence.session;

import dev.threadkeep.application.json.ValueText;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonWriting;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table as JSON text, for {@code json_populate_recordset}. Written at once, and not kept
 * as a value first: each change has several.
 */
public final class JsonRow implements NewRow {
  private static final int USUAL_LENGTH = 512;

  private final StringBuilder json = new StringBuilder(USUAL_LENGTH);
  private final JsonWriting writing = new JsonWriting(json);

  @Override
  public JsonRow putUuid(String column, @Nullable UUID value) {
    return putText(column, value);
  }

  @Override
  public JsonRow putNumber(String column, long value) {
    name(column);
    json.append(value);
    return this;
  }

  @Override
  public JsonRow putBoolean(String column, boolean value) {
    name(column);
    json.append(value);
    return this;
  }

  @Override
  public JsonRow putTime(String column, @Nullable Instant value) {
    return putText(column, value);
  }

  @Override
  public JsonRow putText(String column, @Nullable Object value) {
    if (value != null) {
      name(column);
      writing.write(ValueText.of(value));
    }
    return this;
  }

  @Override
  public JsonRow putTexts(String column, List<String> values) {
    return putJson(
        column,
        new JsonValue.JsonArray(values.stream().<JsonValue>map(JsonValue.JsonText::new).toList()));
  }

  @Override
  public JsonRow putJson(String column, JsonValue value) {
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
