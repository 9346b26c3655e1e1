package dev.threadkeep.rest.http.idempotency;

import dev.threadkeep.application.idempotency.AnswerLanguage;
import dev.threadkeep.application.idempotency.AnswerLanguageContract;
import dev.threadkeep.application.idempotency.KeptAnswer;
import io.micronaut.http.HttpResponse;

class StoredAnswerLanguageTest implements AnswerLanguageContract {

  @Override
  public AnswerLanguage language() {
    return new StoredAnswerLanguage();
  }

  @Override
  public KeptAnswer kept(String body) {
    return StoredAnswer.of(HttpResponse.ok(), body).toKept();
  }
}
