package dev.threadkeep.rest.dialect.productlane;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.rest.http.RequestFacts;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, in whatever shape it is answered.
 *
 * @param reasons what is wrong with the body or a parameter, field by field
 * @param required the scope that the key lacks, where it is that
 */
record ProductlaneError(
    ErrorCode code, String message, List<Reason> reasons, @Nullable String required) {

  ProductlaneError {
    reasons = List.copyOf(reasons);
  }

  ProductlaneError(ErrorCode code, String message) {
    this(code, message, List.of(), null);
  }

  /**
   * What is wrong with one field.
   *
   * @param path as {@code tag_ids.0}; empty for the body as a whole
   */
  record Reason(String path, String message) {

    String words() {
      return (path.isEmpty() ? "body" : path) + " " + message;
    }
  }

  /** Productlane's flat shape; {@code issues} only where there are any. */
  record Flat(
      String message,
      ErrorCode code,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Issue> issues) {}

  /** What is wrong with one field, in words. */
  record Issue(String message) {}

  /** Productlane's envelope. */
  record Enveloped(Envelope error) {}

  /** What is in it; {@code details} only where there are any. */
  record Envelope(
      ErrorCode code,
      String message,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object details,
      @JsonProperty("request_id") String requestId) {}

  /** Which scopes would have done. */
  record Scopes(List<String> required) {}

  static ProductlaneError invalid(List<Reason> reasons) {
    return new ProductlaneError(
        ErrorCode.VALIDATION_FAILED,
        reasons.stream().map(Reason::words).collect(joining("; ", "Validation failed: ", ".")),
        reasons,
        null);
  }

  static ProductlaneError invalid(String path, String message) {
    return invalid(List.of(new Reason(path, message)));
  }

  static ProductlaneError missing(String scope) {
    return new ProductlaneError(
        ErrorCode.SCOPE_REQUIRED,
        "This endpoint requires the `%s` scope.".formatted(scope),
        List.of(),
        scope);
  }

  MutableHttpResponse<?> answer(ErrorShape shape, RequestFacts facts) {
    var response = HttpResponse.<Object>status(code.status());
    return switch (shape) {
      case FLAT -> response.body(new Flat(message, code, issues()));
      case ENVELOPE ->
          response.body(new Enveloped(new Envelope(code, message, details(), facts.requestId())));
    };
  }

  private @Nullable List<Issue> issues() {
    return reasons.isEmpty()
        ? null
        : reasons.stream().map(reason -> new Issue(reason.words())).toList();
  }

  private @Nullable Object details() {
    if (required != null) {
      return new Scopes(List.of(required));
    }
    return reasons.isEmpty() ? null : reasons;
  }
}
