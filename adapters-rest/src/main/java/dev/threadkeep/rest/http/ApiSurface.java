package dev.threadkeep.rest.http;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.limit.Quota;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import java.util.Optional;

/**
 * One API among those served on the port: the canonical one or a dialect. It owns everything below
 * its base path, requests that reach no route included, and answers in its own shape.
 *
 * <p>Implementations are beans. The one that is {@code @Primary} also answers for paths that belong
 * to nobody.
 */
public interface ApiSurface {

  /** The largest body that is read unless a surface says otherwise: 1 MiB. */
  long USUAL_LARGEST_BODY = 1 << 20;

  /** The path that all its routes begin with: {@code /v1}. It has no slash at its end. */
  String basePath();

  /** What its clients call it, in the addresses of its documents too: {@code feather}. */
  default String name() {
    return basePath().substring(1);
  }

  /** The key as its clients send it, unchecked; nothing if there is none. */
  Optional<String> presentedKey(HttpHeaders headers);

  /**
   * The answer to a failure: status, body (JSON unless it says otherwise), and headers that only
   * this API has. {@code X-Request-Id}, {@code Allow}, {@code Retry-After} and {@code RateLimit}
   * are added to it.
   */
  MutableHttpResponse<?> render(ApiFailure failure, RequestFacts facts);

  /** The answer to what the application refused to do with a thread. */
  MutableHttpResponse<?> render(ThreadException refused, RequestFacts facts);

  /** The largest body, in bytes, that any of its routes reads whole. */
  default long largestBody() {
    return USUAL_LARGEST_BODY;
  }

  /** The largest body, in bytes, that the route with this path takes. */
  default long largestBody(String path) {
    return largestBody();
  }

  /**
   * Whether a query parameter that a route does not have is overlooked. Otherwise it is refused, so
   * that a misspelt one is not silently ignored.
   */
  default boolean overlooksUnknownParameters() {
    return false;
  }

  /** Whether several slashes in a row within a path count as one, as some clients send them. */
  default boolean mergesSlashes() {
    return false;
  }

  /**
   * Says in headers that only this API has how often the holder of a valid key may call.
   *
   * @param quota what is left; absent where there is no limit
   */
  default void tellQuota(MutableHttpHeaders headers, Optional<Quota> quota) {}

  /** Whether {@code path} is this surface's to answer. */
  default boolean owns(String path) {
    var base = basePath();
    return path.startsWith(base)
        && (path.length() == base.length() || path.charAt(base.length()) == '/');
  }
}
