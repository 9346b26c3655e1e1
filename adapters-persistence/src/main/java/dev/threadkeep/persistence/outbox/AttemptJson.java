package dev.threadkeep.persistence.outbox;

import dev.threadkeep.application.json.ObjectReader;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.outbox.Attempt;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.time.Duration;
import java.util.List;

/** Attempts as the column {@code delivery.attempts} keeps them. */
final class AttemptJson {
  private AttemptJson() {}

  static JsonObject of(Attempt attempt) {
    var writer =
        new ObjectWriter()
            .putText("at", attempt.at().toString())
            .putText("outcome", ValueJson.word(attempt.outcome()))
            .putNumber("duration_ms", attempt.took().toMillis())
            .putText("detail", attempt.detail());
    if (attempt.httpStatus() != null) {
      writer.putNumber("http_status", attempt.httpStatus());
    }
    return writer.toObject();
  }

  static List<Attempt> read(JsonArray attempts) {
    return attempts.items().stream().map(JsonObject.class::cast).map(AttemptJson::read).toList();
  }

  private static Attempt read(JsonObject object) {
    var from = new ObjectReader(object);
    var status = from.optionalNumber("http_status");
    return new Attempt(
        from.time("at"),
        ValueJson.read(Attempt.Word.class, from.text("outcome")),
        status == null ? null : Math.toIntExact(status),
        Duration.ofMillis(from.number("duration_ms")),
        from.optionalText("detail"));
  }
}
