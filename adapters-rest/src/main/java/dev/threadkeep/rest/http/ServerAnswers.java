package dev.threadkeep.rest.http;

import dev.threadkeep.rest.http.failure.ApiFailure;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Answers where the server gives up before there is anything to route: a header it cannot read. */
@Primary
@Singleton
final class ServerAnswers implements ErrorResponseProcessor<Object> {

  private final ThrownFailures failures;
  private final Answers answers;

  ServerAnswers(ThrownFailures failures, Answers answers) {
    this.failures = failures;
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("unchecked") // the type parameter says only that the body is the processor's
  public MutableHttpResponse<Object> processResponse(
      ErrorContext context, MutableHttpResponse<?> answer) {
    var request = context.getRequest();
    var failure = tooLong(request).orElseGet(() -> failures.of(answer.status(), request.getPath()));
    return (MutableHttpResponse<Object>) answers.to(request, failure);
  }

  /** The server itself takes a long head for a body that is too large. */
  private static Optional<ApiFailure> tooLong(HttpRequest<?> request) {
    var broken =
        request instanceof NettyHttpRequest<?> netty
            ? netty.getNativeRequest().decoderResult().cause()
            : null;
    return switch (broken) {
      case TooLongHttpLineException _ ->
          Optional.of(new ApiFailure.UnreadableRequest(RequestTargets.TOO_LONG));
      case TooLongHttpHeaderException _ ->
          Optional.of(new ApiFailure.UnreadableRequest("The headers are too long."));
      case null, default -> Optional.empty();
    };
  }
}
