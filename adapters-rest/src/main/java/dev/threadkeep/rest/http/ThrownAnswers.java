package dev.threadkeep.rest.http;

import dev.threadkeep.rest.http.failure.ApiFailure.Internal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Produces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whatever was thrown on a request's way. A route for errors comes before all of
 * Micronaut's own handlers, whose bodies name classes and exceptions.
 */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class ThrownAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(ThrownAnswers.class);

  private final ThrownFailures failures;
  private final Answers answers;

  ThrownAnswers(ThrownFailures failures, Answers answers) {
    this.failures = failures;
    this.answers = answers;
  }

  @Error(global = true)
  MutableHttpResponse<?> answer(HttpRequest<?> request, Throwable thrown) {
    var facts = RequestFacts.of(request);
    var failure = failures.of(thrown, facts.path());
    if (failure instanceof Internal) {
      LOG.error(
          "Request {} failed: {} {}", facts.requestId(), facts.method(), facts.path(), thrown);
    } else {
      LOG.debug("Request {} refused: {}", facts.requestId(), failure);
    }
    return answers.to(request, failure);
  }
}
