package dev.threadkeep.rest.canonical;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.http.ApiSurface;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.key.PresentedKeys;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The canonical API; its problems also answer for paths that belong to no API. */
@Primary
@Singleton
final class CanonicalSurface implements ApiSurface {

  /** Whose path vendors are told once and for all, whatever version the API is at. */
  private static final String HOOKS = "/hooks";

  private static final String BULK = "/v1/threads/bulk";
  private static final String IMPORT = "/v1/import";
  private static final long LARGEST_BULK = 8 << 20;

  @Override
  public String basePath() {
    return "/v1";
  }

  @Override
  public String name() {
    return "canonical";
  }

  @Override
  public boolean owns(String path) {
    return ApiSurface.super.owns(path) || path.equals(HOOKS) || path.startsWith(HOOKS + "/");
  }

  @Override
  public Optional<String> presentedKey(HttpHeaders headers) {
    return PresentedKeys.bearer(headers)
        .or(() -> PresentedKeys.header(headers, PresentedKeys.API_KEY));
  }

  @Override
  public long largestBody() {
    return LARGEST_BULK;
  }

  @Override
  public long largestBody(String path) {
    return switch (path) {
      case BULK -> LARGEST_BULK;
      case IMPORT -> Long.MAX_VALUE; // read line by line
      default -> USUAL_LARGEST_BODY;
    };
  }

  @Override
  public MutableHttpResponse<?> render(ApiFailure failure, RequestFacts facts) {
    var answer = problem(failure, facts).toResponse();
    return failure instanceof ApiFailure.Unauthenticated
        ? answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"threadkeep\"")
        : answer;
  }

  @Override
  public MutableHttpResponse<?> render(ThreadException refused, RequestFacts facts) {
    return ThreadProblems.answer(refused, facts);
  }

  private static Problem problem(ApiFailure failure, RequestFacts facts) {
    return switch (failure) {
      case ApiFailure.MalformedBody(var errors) ->
          Problem.of(ProblemType.MALFORMED_BODY, Problem.sentence(errors), facts)
              .withErrors(errors);
      case ApiFailure.BadParameter(var name, var detail) ->
          Problem.of(ProblemType.BAD_PARAMETER, "%s %s.".formatted(name, detail), facts);
      case ApiFailure.UnreadableRequest(var detail) ->
          Problem.of(ProblemType.UNREADABLE_REQUEST, detail, facts);
      case ApiFailure.Unauthenticated() ->
          Problem.of(ProblemType.UNAUTHENTICATED, "Send a valid API key.", facts);
      case ApiFailure.MissingScope(var scope) ->
          Problem.of(ProblemType.MISSING_SCOPE, "This needs the scope " + scope + ".", facts);
      case ApiFailure.UnknownRoute() ->
          Problem.of(ProblemType.UNKNOWN_ROUTE, "No route has this path.", facts);
      case ApiFailure.MethodNotAllowed(var allowed) ->
          Problem.of(
              ProblemType.METHOD_NOT_ALLOWED,
              "This path takes "
                  + allowed.stream().sorted().collect(Collectors.joining(", "))
                  + ".",
              facts);
      case ApiFailure.UnsupportedMediaType(var supported) ->
          Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, oneOf("Send", supported), facts);
      case ApiFailure.PackedBody() ->
          Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "Send the body as it is, without a Content-Encoding.",
              facts);
      case ApiFailure.NotAcceptable(var available) ->
          Problem.of(ProblemType.NOT_ACCEPTABLE, oneOf("Accept", available), facts);
      case ApiFailure.BodyTooLarge(var limit) ->
          Problem.of(
              ProblemType.BODY_TOO_LARGE, "The body may have %d bytes.".formatted(limit), facts);
      case ApiFailure.IdempotencyKeyReused() ->
          Problem.of(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              "The request with this Idempotency-Key was a different one.",
              facts);
      case ApiFailure.IdempotencyKeyInUse _ ->
          Problem.of(
              ProblemType.IDEMPOTENCY_KEY_IN_USE,
              "The request with this Idempotency-Key is not finished yet.",
              facts);
      case ApiFailure.RateLimited _ ->
          Problem.of(ProblemType.RATE_LIMITED, "This key has no request left for now.", facts);
      case ApiFailure.Unavailable _ ->
          Problem.of(ProblemType.UNAVAILABLE, "Try again a little later.", facts);
      case ApiFailure.Internal() ->
          Problem.of(
              ProblemType.INTERNAL_ERROR,
              "The log has the details under request id " + facts.requestId() + ".",
              facts);
    };
  }

  private static String oneOf(String verb, List<String> types) {
    return verb + " " + (types.isEmpty() ? "application/json" : String.join(" or ", types)) + ".";
  }
}
