package dev.threadkeep.rest.http;

import dev.threadkeep.application.idempotency.RepeatedRequestException;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.http.failure.ApiFailure.Internal;
import dev.threadkeep.rest.http.idempotency.AnswerKeeping;
import dev.threadkeep.rest.http.idempotency.KeyedRequest;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
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
  private final ExecutorService blocking;

  ThrownAnswers(
      ThrownFailures failures,
      Answers answers,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.failures = failures;
    this.answers = answers;
    this.blocking = blocking;
  }

  @Error(global = true)
  CompletionStage<MutableHttpResponse<?>> answer(HttpRequest<?> request, Throwable thrown) {
    if (!StaleAdmission.mustBeChecked(request, thrown)) {
      return CompletableFuture.completedFuture(answerNow(request, thrown));
    }
    Supplier<MutableHttpResponse<?>> checked =
        () -> answerNow(request, StaleAdmission.unlessStale(request, thrown));
    // An error's route may run on the event loop, which must not wait for a store.
    return CompletableFuture.supplyAsync(PropagatedContext.getOrEmpty().wrap(checked), blocking);
  }

  private MutableHttpResponse<?> answerNow(HttpRequest<?> request, Throwable thrown) {
    if (thrown instanceof RepeatedRequestException) {
      request
          .getAttribute(IdempotencyFilter.REQUEST, KeyedRequest.class)
          .ifPresent(KeyedRequest::settle);
    }
    return switch (thrown) {
      case RepeatedRequestException.AnsweredBefore before ->
          AnswerKeeping.replayed(before.answer());
      case ThreadException refused -> {
        logRefusal(request, refused);
        yield answers.to(request, refused);
      }
      case SurfaceException own -> {
        logRefusal(request, own);
        yield answers.to(request, own);
      }
      case Throwable other -> answerFailure(request, other);
    };
  }

  private MutableHttpResponse<?> answerFailure(HttpRequest<?> request, Throwable thrown) {
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

  private static void logRefusal(HttpRequest<?> request, RuntimeException refused) {
    LOG.debug("Request {} refused: {}", RequestFacts.of(request).requestId(), refused.toString());
  }
}
