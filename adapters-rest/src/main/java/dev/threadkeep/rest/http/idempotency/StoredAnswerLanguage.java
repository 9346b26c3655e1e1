package dev.threadkeep.rest.http.idempotency;

import dev.threadkeep.application.idempotency.AnswerLanguage;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.rest.http.json.WrittenJson;
import jakarta.inject.Singleton;

/** Reads what stored answers say in their bodies. */
@Singleton
final class StoredAnswerLanguage implements AnswerLanguage {

  @Override
  public JsonValue told(KeptAnswer answer) {
    return WrittenJson.read(StoredAnswer.parse(answer).body());
  }
}
