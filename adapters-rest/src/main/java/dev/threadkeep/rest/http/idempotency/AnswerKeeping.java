package dev.threadkeep.rest.http.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadkeep.application.idempotency.Keeping;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.thread.ThreadLifecycle.Outcome;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes answers that can be kept, and gives them again. */
@Singleton
public final class AnswerKeeping {

  private final ObjectMapper json;

  AnswerKeeping(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Answers what comes of a change; the change keeps the answer, if its request has a key.
   *
   * @param change is told how to keep the answer, if it is to
   * @param answer a pure function: it is asked once more for what is kept
   */
  public <R> MutableHttpResponse<R> answer(
      @Nullable KeyedRequest request,
      Function<@Nullable Keeping<Outcome>, Outcome> change,
      Function<Outcome, MutableHttpResponse<R>> answer) {
    if (request == null) {
      return told(answer, change.apply(null));
    }
    var outcome = change.apply(new Keeping<>(request.claim(), done -> toKept(answer.apply(done))));
    if (outcome.changed()) {
      request.settle();
    }
    return told(answer, outcome);
  }

  private static <R> MutableHttpResponse<R> told(
      Function<Outcome, MutableHttpResponse<R>> answer, Outcome outcome) {
    var response = answer.apply(outcome);
    if (!outcome.changed()) {
      Idleness.tell(response);
    }
    return response;
  }

  /** The answer as it is kept: without what is secret in it. */
  public KeptAnswer toKept(HttpResponse<?> response) {
    return StoredAnswer.of(response, body(response.body())).toKept();
  }

  private String body(@Nullable Object body) {
    try {
      return switch (body) {
        case null -> "";
        case SecretAnswer secret -> json.writeValueAsString(secret.withoutSecret());
        default -> json.writeValueAsString(body);
      };
    } catch (JsonProcessingException failed) {
      throw new IllegalStateException("an answer that is no JSON", failed);
    }
  }

  /** What was answered before. */
  public static MutableHttpResponse<?> replayed(KeptAnswer kept) {
    return StoredAnswer.parse(kept).replayed();
  }
}
