package dev.threadkeep.application.idempotency;

import dev.threadkeep.domain.json.JsonValue;

/** Out-port: the API that gave the answers that are kept, and knows what they look like. */
public interface AnswerLanguage {

  /** What an answer tells; the words of one that is no JSON are one text. */
  JsonValue told(KeptAnswer answer);
}
