package dev.threadkeep.rest.http.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.MalformedBody;
import dev.threadkeep.rest.http.failure.FieldError;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads bodies into a record that has a component of every kind. */
final class StrictReading {
  private static final StrictJson JSON = new StrictJson();

  private StrictReading() {}

  enum Level {
    @JsonProperty("low")
    LOW,
    @JsonProperty("high")
    HIGH
  }

  record Inner(String name) {}

  record Everything(
      @Nullable String text,
      @Nullable Integer count,
      @Nullable Long number,
      @Nullable Boolean flag,
      @Nullable Level level,
      @Nullable Instant at,
      @Nullable UUID id,
      @Nullable List<String> tags,
      @Nullable List<Inner> inners,
      @Nullable BigDecimal amount,
      @Nullable JsonNode attributes) {}

  static <T> T read(String body, Class<T> type) {
    return JSON.read(utf8(body), type);
  }

  static List<FieldError> errors(String body, Class<?> type) {
    return errors(utf8(body), type);
  }

  static List<FieldError> errors(byte[] body, Class<?> type) {
    var refused = catchThrowableOfType(ApiException.class, () -> JSON.read(body, type));
    return ((MalformedBody) refused.failure()).errors();
  }

  static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
