package dev.threadkeep.bootstrap.fuzz;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadkeep.bootstrap.fuzz.FuzzRequest.Broken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with an answer, by what the documents promise. */
final class Judge {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern LEAK =
      Pattern.compile(
          "\\b(java|javax|jakarta|jdk|io\\.micronaut|io\\.netty|com\\.fasterxml|com\\.zaxxer"
              + "|org\\.postgresql|org\\.flywaydb|dev\\.threadkeep)\\.[a-z]+\\."
              + "|[A-Za-z]Exception\\b|\\.java:\\d|Caused by|SQLSTATE|ERROR: |NullPointer"
              + "|\\bat [a-z]+(\\.[a-z]+)+\\(",
          Pattern.MULTILINE);

  /** What operations that take no body answer to one, without their documents saying so. */
  private static final Set<Integer> OF_A_BODY = Set.of(413, 415);

  /** What errors call their status. */
  private static final List<String> STATUS = List.of("status", "statusCode");

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private final List<ApiDocument> documents;
  private final ApiDocument fallback;

  /**
   * @param fallback whose errors answer for the paths that no document has
   */
  Judge(List<ApiDocument> documents, ApiDocument fallback) {
    this.documents = List.copyOf(documents);
    this.fallback = fallback;
  }

  Optional<String> complaint(FuzzRequest request, Answer answer) {
    if (answer.status() >= 500) {
      return Optional.of("a fault of the server");
    }
    if (leaks(answer)) {
      return Optional.of("tells about its insides");
    }
    if (answer.header("x-request-id").isEmpty()) {
      return Optional.of("has no request id");
    }
    if (answer.isError()) {
      return ofError(request, answer);
    }
    if (request.isKeyless()
        && !request.method.equals("OPTIONS")
        && documents.stream()
            .anyMatch(document -> request.path.contains(document.basePath() + "/"))) {
      return Optional.of("lets somebody in without a key");
    }
    return request.isBroken(Broken.METHOD, Broken.PATH)
        ? Optional.empty()
        : ofSuccess(request, answer);
  }

  /** Whether anything in the answer looks as if it came out of a program. */
  static boolean leaks(Answer answer) {
    return LEAK.matcher(answer.body() + answer.headers()).find();
  }

  private Optional<String> ofError(FuzzRequest request, Answer answer) {
    if (!request.expectsBody()) {
      return answer.body().isEmpty() ? Optional.empty() : Optional.of("answers HEAD with a body");
    }
    var flaw =
        answering(request).stream().map(document -> errorFlaw(document, request, answer)).toList();
    if (flaw.stream().noneMatch(Optional::isEmpty)) {
      return flaw.getFirst();
    }
    return unnamedField(request, answer);
  }

  /** Who may answer for this path: all, where it depends on how one reads it. */
  private List<ApiDocument> answering(FuzzRequest request) {
    if (request.isTooLong()) {
      return documents;
    }
    var owners = documents.stream().filter(document -> document.owns(request.path)).toList();
    if (!owners.isEmpty()) {
      return owners;
    }
    var isPlain = request.path.chars().allMatch(Judge::isPlain) && !request.path.contains("//");
    return isPlain ? List.of(fallback) : documents;
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c) || c == '/' || c == '-' || c == '_';
  }

  private static Optional<String> errorFlaw(
      ApiDocument document, FuzzRequest request, Answer answer) {
    var described = request.operation.response(answer.status());
    if (request.operation.document() != document || described.isMissingNode()) {
      if (!request.isBroken(Broken.METHOD, Broken.PATH)
          && !request.isTooLong()
          && !(request.operation.body().isEmpty() && OF_A_BODY.contains(answer.status()))) {
        return Optional.of("answers with a status that the document lacks: " + answer.status());
      }
      described = document.usualError();
    }
    var flaw = contentFlaw(document, described, answer);
    if (flaw.isEmpty() && namesAnotherStatus(answer)) {
      return Optional.of("names another status in the body");
    }
    return flaw;
  }

  /** Whether the error says its status, as most vendors' do, and says it wrong. */
  private static boolean namesAnotherStatus(Answer answer) {
    return STATUS.stream()
        .map(answer.json()::path)
        .anyMatch(named -> named.isNumber() && named.asInt() != answer.status());
  }

  private static Optional<String> contentFlaw(
      ApiDocument document, JsonNode described, Answer answer) {
    var content = described.path("content");
    if (content.isMissingNode()) {
      return answer.body().isEmpty()
          ? Optional.empty()
          : Optional.of("has a body where the document has none");
    }
    var schema = content.path(answer.mediaType()).path("schema");
    if (schema.isMissingNode()) {
      return Optional.of("has another content type than the document says");
    }
    return answer.values().stream()
        .map(value -> document.flaw(schema, value))
        .flatMap(Optional::stream)
        .findFirst()
        .map(flaw -> "does not fit its schema: " + flaw);
  }

  /** Where the API's errors can name fields, those of a body must. */
  private static Optional<String> unnamedField(FuzzRequest request, Answer answer) {
    var error = answer.json();
    var code = error.path("code").asText();
    var aboutTheBody =
        code.equals("malformed_body")
            || (request.broken.equals(Set.of(Broken.BODY))
                && answer.status() == 400
                && error.has("trace_id")
                && !code.equals("bad_parameter"));
    if (!aboutTheBody) {
      return Optional.empty();
    }
    var pointers = error.path("errors").valueStream().map(field -> field.path("pointer").asText());
    return !error.path("errors").isEmpty() && pointers.allMatch(pointer -> pointer.startsWith("#"))
        ? Optional.empty()
        : Optional.of("does not name the field");
  }

  private static Optional<String> ofSuccess(FuzzRequest request, Answer answer) {
    var document = request.operation.document();
    var described = request.operation.response(answer.status());
    if (described.isMissingNode()) {
      return Optional.of("succeeds with a status that the document lacks: " + answer.status());
    }
    for (var header : described.path("headers").propertyStream().toList()) {
      // Always sent, unless the document says otherwise.
      boolean isOwed = document.resolved(header.getValue()).path("required").asBoolean(true);
      if (isOwed && answer.header(header.getKey().toLowerCase(Locale.ROOT)).isEmpty()) {
        return Optional.of("lacks the header " + header.getKey());
      }
    }
    return contentFlaw(document, described, answer).or(() -> tookTooMuch(request));
  }

  /** Of lines the first: what is wrong with any other is told in the answer. */
  private static ByteBuffer judged(FuzzRequest request) {
    var whole = ByteBuffer.wrap(request.body);
    if (isLines(request)) {
      for (int at = 0; at < request.body.length; at++) {
        if (request.body[at] == '\n') {
          return whole.limit(at);
        }
      }
    }
    return whole;
  }

  private static boolean isLines(FuzzRequest request) {
    return request.operation.body().orElseThrow().mediaTypes().contains("application/x-ndjson");
  }

  /** A file may begin with a byte order mark. */
  private static String withoutMark(FuzzRequest request, String text) {
    return isLines(request) && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /** What others sign is read as it came, whatever it is. */
  private static boolean takesAnything(Operation.Body body) {
    return body.mediaTypes().contains("*/*");
  }

  /** What the document does not allow must not succeed. */
  private static Optional<String> tookTooMuch(FuzzRequest request) {
    var described = request.operation.body();
    if (described.isEmpty() || request.body.length == 0 || takesAnything(described.get())) {
      return Optional.empty();
    }
    try {
      // A decoder, since Jackson would guess the encoding.
      var text = StandardCharsets.UTF_8.newDecoder().decode(judged(request));
      return request
          .operation
          .document()
          .flaw(described.get().schema(), STRICT.readTree(withoutMark(request, text.toString())))
          .map(flaw -> "took a body that the document does not allow: " + flaw);
    } catch (CharacterCodingException _) {
      return Optional.of("took a body that is not UTF-8");
    } catch (IOException notJson) {
      return Optional.of("took a body that is not JSON: " + notJson.getMessage());
    }
  }
}
