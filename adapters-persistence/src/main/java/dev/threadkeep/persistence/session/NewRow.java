package dev.threadkeep.persistence.session;

import dev.threadkeep.domain.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row on its way to its table, column by column, in whatever form it travels. A column that is
 * left out, or has no value, is null.
 */
public interface NewRow {
  NewRow putUuid(String column, @Nullable UUID value);

  NewRow putNumber(String column, long value);

  NewRow putBoolean(String column, boolean value);

  /** To the microsecond; what is less is lost. */
  NewRow putTime(String column, @Nullable Instant value);

  /** The value's {@code toString}. */
  NewRow putText(String column, @Nullable Object value);

  /** For an array of texts. */
  NewRow putTexts(String column, List<String> values);

  NewRow putJson(String column, JsonValue value);
}
