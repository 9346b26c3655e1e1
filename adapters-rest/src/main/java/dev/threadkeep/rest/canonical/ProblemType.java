package dev.threadkeep.rest.canonical;

import io.micronaut.http.HttpStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every kind of problem that the canonical API answers with; each has a page of its own. */
enum ProblemType {
  MALFORMED_BODY(
      HttpStatus.BAD_REQUEST,
      "The body does not fit",
      "The request body is not the JSON that this route takes. The member errors names each field"
          + " by a JSON pointer and says what is wrong with it. Unknown fields are refused, so that"
          + " a misspelt one is not silently ignored."),
  BAD_PARAMETER(
      HttpStatus.BAD_REQUEST,
      "A parameter does not fit",
      "A query parameter, a path segment or a header has a value that this route cannot use. The"
          + " detail names it. Unknown and repeated query parameters are refused."),
  UNREADABLE_REQUEST(
      HttpStatus.BAD_REQUEST,
      "The request cannot be read",
      "The URL or a header is malformed: a broken percent escape, text that is not UTF-8, the"
          + " character U+0000, or a header that is too long."),
  UNAUTHENTICATED(
      HttpStatus.UNAUTHORIZED,
      "A valid API key is needed",
      "Send a key as Authorization: Bearer or as X-API-Key. The answer is the same for a key that"
          + " is missing, malformed, unknown, revoked or expired."),
  MISSING_SCOPE(
      HttpStatus.FORBIDDEN,
      "The API key may not do this",
      "The key is valid and lacks the scope that the route needs, which the detail names."),
  UNKNOWN_ROUTE(
      HttpStatus.NOT_FOUND,
      "There is nothing at this path",
      "No route has this path. The OpenAPI document lists those there are."),
  METHOD_NOT_ALLOWED(
      HttpStatus.METHOD_NOT_ALLOWED,
      "The method is not for this path",
      "The path exists, with the methods that the header Allow lists."),
  NOT_ACCEPTABLE(
      HttpStatus.NOT_ACCEPTABLE,
      "The answer has no such form",
      "The header Accept excludes every media type that this route can answer with."),
  BODY_TOO_LARGE(
      HttpStatus.REQUEST_ENTITY_TOO_LARGE,
      "The body is too large",
      "The request body is larger than the service reads. The detail has the limit."),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "The body has the wrong media type",
      "Send the body as application/json in UTF-8, and say so in the header Content-Type; a PATCH"
          + " may also be application/merge-patch+json."),
  RATE_LIMITED(
      HttpStatus.TOO_MANY_REQUESTS,
      "Too many requests",
      "The key has used up its requests for now. The header Retry-After says when to try again,"
          + " RateLimit how many are left."),
  INTERNAL_ERROR(
      HttpStatus.INTERNAL_SERVER_ERROR,
      "Something went wrong here",
      "The fault is the service's. Its log has the details under the request id, which the header"
          + " X-Request-Id repeats."),
  UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The service is not available now",
      "Something that the service needs, such as its database, is away. Nothing was changed; try"
          + " again after the time in Retry-After.");

  private final HttpStatus status;
  private final String title;
  private final String explanation;

  ProblemType(HttpStatus status, String title, String explanation) {
    this.status = status;
    this.title = title;
    this.explanation = explanation;
  }

  static Optional<ProblemType> ofSlug(String slug) {
    return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
  }

  HttpStatus status() {
    return status;
  }

  String title() {
    return title;
  }

  String explanation() {
    return explanation;
  }

  /** What clients branch on: {@code rate_limited}. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The last part of the page's path: {@code rate-limited}. */
  String slug() {
    return code().replace('_', '-');
  }

  String page() {
    return ProblemPages.BASE + "/" + slug();
  }
}
