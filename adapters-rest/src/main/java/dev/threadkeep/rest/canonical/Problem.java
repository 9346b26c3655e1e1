package dev.threadkeep.rest.canonical;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.failure.FieldError;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 has it, with our members.
 *
 * @param instance the path that was asked for; absent where nobody could read it
 * @param extensions further members by name, such as {@code allowed}
 */
record Problem(
    String type,
    String title,
    int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String instance,
    String code,
    @JsonProperty("trace_id") String traceId,
    @JsonAnyGetter Map<String, @Nullable Object> extensions) {

  Problem {
    extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }

  static Problem of(ProblemType type, String detail, RequestFacts facts) {
    return new Problem(
        type.page(),
        type.title(),
        type.status().getCode(),
        detail,
        facts.path().isEmpty() ? null : facts.path(),
        type.code(),
        facts.traceId(),
        Map.of());
  }

  /** With one more member, which may well be null. */
  Problem with(String name, @Nullable Object value) {
    var more = new LinkedHashMap<String, @Nullable Object>(extensions);
    more.put(name, value);
    return new Problem(type, title, status, detail, instance, code, traceId, more);
  }

  Problem withErrors(List<FieldError> errors) {
    return with("errors", List.copyOf(errors));
  }

  /** The same, where what {@code errors} points to is only a part of the body. */
  Problem within(String part) {
    return eachError(error -> error.within(part));
  }

  /** The same with errors that point to nothing smaller than {@code part}, which has commands. */
  Problem pointingTo(String part) {
    return eachError(
        error ->
            new FieldError(
                part,
                "has a command whose %s %s"
                    .formatted(error.pointer().substring(2), error.detail())));
  }

  /** What is wrong with a body, for people. */
  static String sentence(List<FieldError> errors) {
    return errors.stream()
        .map(error -> error.pointer() + " " + error.detail())
        .collect(joining("; ", "", "."));
  }

  private Problem eachError(UnaryOperator<FieldError> change) {
    if (!(extensions.get("errors") instanceof List<?> all)) {
      return this;
    }
    var errors = all.stream().map(FieldError.class::cast).toList();
    var changed = errors.stream().map(change).toList();
    var placed = detail.equals(sentence(errors)) ? sentence(changed) : detail;
    return new Problem(type, title, status, placed, instance, code, traceId, extensions)
        .withErrors(changed);
  }

  MutableHttpResponse<Problem> toResponse() {
    return HttpResponse.<Problem>status(HttpStatus.valueOf(status))
        .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
        .body(this);
  }
}
