package dev.threadkeep.rest.dialect.contextgpt;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.threadkeep.rest.http.failure.FieldError;
import dev.threadkeep.rest.http.json.Pointers;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ContextGPT's one envelope for errors.
 *
 * @param code where ContextGPT documents one that fits
 * @param errors what is wrong with which field, where that can be said
 */
record ContextgptError(
    int statusCode,
    boolean success,
    String message,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Code code,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Flaw> errors) {

  ContextgptError {
    errors = List.copyOf(errors);
  }

  /** Those of ContextGPT's documented codes that mean something here. */
  enum Code {
    API_KEY_NOT_VALID,
    REQUEST_VALIDATION_FAILED
  }

  /** What is wrong with one field: {@code 0.threadId}, or {@code body} for the whole of it. */
  record Flaw(String field, String message) {

    static Flaw of(FieldError error) {
      var path = Pointers.names(error.pointer());
      return new Flaw(path.isEmpty() ? "body" : String.join(".", path), error.detail());
    }

    /** Of a thread named at {@code position}. */
    static Flaw ofThread(int position, String message) {
      return new Flaw(position + ".threadId", message);
    }

    String words() {
      return field + " " + message;
    }
  }

  static MutableHttpResponse<ContextgptError> answer(HttpStatus status, String message) {
    return answer(status, null, message, List.of());
  }

  /** The answer to a request that does not fit. */
  static MutableHttpResponse<ContextgptError> invalid(List<Flaw> flaws) {
    var words = flaws.stream().map(Flaw::words).toList();
    return answer(
        HttpStatus.BAD_REQUEST,
        Code.REQUEST_VALIDATION_FAILED,
        "Request validation failed: " + String.join("; ", words),
        flaws);
  }

  static MutableHttpResponse<ContextgptError> answer(
      HttpStatus status, @Nullable Code code, String message, List<Flaw> errors) {
    return HttpResponse.<ContextgptError>status(status)
        .body(new ContextgptError(status.getCode(), false, message, code, errors));
  }
}
