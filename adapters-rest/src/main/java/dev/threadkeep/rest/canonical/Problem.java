package dev.threadkeep.rest.canonical;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.failure.FieldError;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem as RFC 9457 has it, with our members. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    @JsonProperty("trace_id") String traceId,
    @Nullable List<String> allowed,
    @Nullable List<FieldError> errors) {

  static Problem of(ProblemType type, String detail, RequestFacts facts) {
    return new Problem(
        type.page(),
        type.title(),
        type.status().getCode(),
        detail,
        facts.path(),
        type.code(),
        facts.traceId(),
        null,
        null);
  }

  Problem withErrors(List<FieldError> found) {
    return new Problem(
        type, title, status, detail, instance, code, traceId, allowed, List.copyOf(found));
  }

  /** With what could be done instead. */
  Problem withAllowed(List<String> instead) {
    return new Problem(
        type, title, status, detail, instance, code, traceId, List.copyOf(instead), errors);
  }

  MutableHttpResponse<Problem> toResponse() {
    return HttpResponse.<Problem>status(HttpStatus.valueOf(status))
        .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
        .body(this);
  }
}
