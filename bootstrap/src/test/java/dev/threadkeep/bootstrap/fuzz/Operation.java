package dev.threadkeep.bootstrap.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** One method of one path, as a document has it. */
record Operation(
    ApiDocument document,
    String method,
    String path,
    List<Parameter> parameters,
    Optional<Body> body,
    JsonNode responses) {

  /** Where a value goes: {@code path}, {@code query} or {@code header}. */
  record Parameter(String name, String in, boolean required, JsonNode schema) {}

  /** What may be sent, by content type. */
  record Body(JsonNode schema, boolean required, List<String> mediaTypes) {}

  Operation {
    parameters = List.copyOf(parameters);
  }

  List<Parameter> parameters(String in) {
    return parameters.stream().filter(parameter -> parameter.in().equals(in)).toList();
  }

  /** What the document says of an answer with this status; missing if it says nothing. */
  JsonNode response(int status) {
    return document.resolved(responses.path(Integer.toString(status)));
  }

  boolean isSafe() {
    return method.equals("GET");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
