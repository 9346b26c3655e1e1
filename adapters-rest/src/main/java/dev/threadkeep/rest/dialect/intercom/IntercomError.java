package dev.threadkeep.rest.dialect.intercom;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.rest.http.RequestFacts;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Intercom's one envelope for errors. Its clients fail at any other. */
record IntercomError(String type, @JsonProperty("request_id") String requestId, List<Item> errors) {

  IntercomError {
    errors = List.copyOf(errors);
  }

  /**
   * One error.
   *
   * @param field which parameter it is about
   */
  record Item(
      String code,
      String message,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String field) {

    Item(Code code, String message, @Nullable String field) {
      this(code.word(), message, field);
    }

    Item(Code code, String message) {
      this(code, message, null);
    }
  }

  static MutableHttpResponse<IntercomError> answer(
      HttpStatus status, RequestFacts facts, List<Item> errors) {
    return HttpResponse.<IntercomError>status(status)
        .body(new IntercomError("error.list", facts.requestId(), errors));
  }

  static MutableHttpResponse<IntercomError> answer(
      HttpStatus status, RequestFacts facts, Item error) {
    return answer(status, facts, List.of(error));
  }
}
