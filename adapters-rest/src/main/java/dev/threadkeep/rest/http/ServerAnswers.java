package dev.threadkeep.rest.http;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

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
    var failure = failures.of(answer.status(), request.getPath());
    return (MutableHttpResponse<Object>) answers.to(request, failure);
  }
}
