package dev.threadkeep.rest.http;

import dev.threadkeep.rest.http.key.ActingTeammate;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.util.Optional;

/**
 * What is known of a request before its route runs. A controller takes it as a parameter.
 *
 * @param requestId the client's {@code X-Request-Id} if it is sane, else one of ours
 * @param traceId 32 hex digits: of the client's {@code traceparent}, else our own
 * @param path as it was asked for; empty where the request line could not be read
 * @param actor whom the request names as the one who acts; known once its key was checked
 */
public record RequestFacts(
    String requestId, String traceId, String method, String path, Optional<ActingTeammate> actor) {

  private static final String STAND_IN = "/bad-request";
  private static final String ATTRIBUTE = "threadkeep.request-facts";

  /** The facts of {@code request}, the same each time. */
  static RequestFacts of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, RequestFacts.class)
        .orElseGet(() -> keep(request, first(request)));
  }

  static void actingAs(HttpRequest<?> request, ActingTeammate actor) {
    keep(request, of(request).actedBy(actor));
  }

  /** The same facts of a request that names this one as acting. */
  RequestFacts actedBy(ActingTeammate teammate) {
    return new RequestFacts(requestId, traceId, method, path, Optional.of(teammate));
  }

  private static RequestFacts first(HttpRequest<?> request) {
    var headers = request.getHeaders();
    var traceId = RequestIds.traceId(headers.get(RequestIds.TRACEPARENT));
    return new RequestFacts(
        RequestIds.requestId(headers.get(RequestIds.HEADER), traceId),
        traceId,
        request.getMethodName(),
        isLineRead(request) ? request.getPath() : "",
        Optional.empty());
  }

  /** The codec stands in for a line that it cannot read with one of its own. */
  private static boolean isLineRead(HttpRequest<?> request) {
    return !(request instanceof NettyHttpRequest<?> netty)
        || netty.getNativeRequest().decoderResult().isSuccess()
        || !netty.getNativeRequest().uri().equals(STAND_IN);
  }

  private static RequestFacts keep(HttpRequest<?> request, RequestFacts facts) {
    request.setAttribute(ATTRIBUTE, facts);
    return facts;
  }
}
