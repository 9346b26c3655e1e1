package dev.threadkeep.rest.http.failure;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why a request got no further than the HTTP layer.
 *
 * <p>Every API surface switches over this without a {@code default}, so a new failure does not
 * compile until each dialect has said how it answers.
 */
public sealed interface ApiFailure {

  /** The body is not what the route takes; never empty. */
  record MalformedBody(List<FieldError> errors) implements ApiFailure {
    public MalformedBody {
      errors = List.copyOf(errors);
      if (errors.isEmpty()) {
        throw new IllegalArgumentException("a malformed body without an error");
      }
    }

    /** The commonest case: one thing is wrong. */
    public MalformedBody(String pointer, String detail) {
      this(List.of(new FieldError(pointer, detail)));
    }

    /** All of it as one line, for vendors whose errors have no room for a list. */
    public String words() {
      return errors.stream()
          .map(error -> (error.isOfAll() ? "The body" : error.pointer()) + " " + error.detail())
          .collect(Collectors.joining("; "));
    }
  }

  /** A query parameter, path variable or header has a value that the route cannot use. */
  record BadParameter(String name, String detail) implements ApiFailure {}

  /** The request line or the headers cannot be read at all. */
  record UnreadableRequest(String detail) implements ApiFailure {}

  /** No key, or none that is valid now; which of the two is never told. */
  record Unauthenticated() implements ApiFailure {}

  /** The key is valid and may not do this; {@code scope} is what the route needs. */
  record MissingScope(String scope) implements ApiFailure {}

  record UnknownRoute() implements ApiFailure {}

  /** The path exists, with other methods. */
  record MethodNotAllowed(Set<String> allowed) implements ApiFailure {
    public MethodNotAllowed {
      allowed = Set.copyOf(allowed);
    }
  }

  record UnsupportedMediaType(List<String> supported) implements ApiFailure {
    public UnsupportedMediaType {
      supported = List.copyOf(supported);
    }
  }

  /** The body is packed ({@code Content-Encoding}), and is read only as it is. */
  record PackedBody() implements ApiFailure {}

  record NotAcceptable(List<String> available) implements ApiFailure {
    public NotAcceptable {
      available = List.copyOf(available);
    }
  }

  record BodyTooLarge(long limitInBytes) implements ApiFailure {}

  /** Another request has the idempotency key, which asked for something else. */
  record IdempotencyKeyReused() implements ApiFailure {}

  /** A request with the same idempotency key is still being carried out. */
  record IdempotencyKeyInUse(Duration retryAfter) implements ApiFailure {}

  record RateLimited(Duration retryAfter) implements ApiFailure {}

  /** Something the service needs is away for the moment, such as the database. */
  record Unavailable(Duration retryAfter) implements ApiFailure {}

  /** A fault of ours. It carries nothing, so that nothing of it can reach the client. */
  record Internal() implements ApiFailure {}
}
