package dev.threadkeep.rest.http;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.failure.ApiFailure.IdempotencyKeyInUse;
import dev.threadkeep.rest.http.failure.ApiFailure.MethodNotAllowed;
import dev.threadkeep.rest.http.failure.ApiFailure.RateLimited;
import dev.threadkeep.rest.http.failure.ApiFailure.Unavailable;
import dev.threadkeep.rest.http.limit.Quota;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.TreeSet;

/** Has a failure answered by the API that the request's path belongs to. */
@Singleton
final class Answers {

  private final Surfaces surfaces;

  Answers(Surfaces surfaces) {
    this.surfaces = surfaces;
  }

  MutableHttpResponse<?> to(HttpRequest<?> request, ApiFailure failure) {
    var facts = RequestFacts.of(request);
    var answer = identified(surfaces.answering(facts.path()).render(failure, facts), facts);
    if (failure instanceof MethodNotAllowed(var allowed)) {
      answer.getHeaders().set(HttpHeaders.ALLOW, list(allowed));
    }
    if (failure instanceof RateLimited(var after)) {
      retry(answer, after);
    }
    if (failure instanceof Unavailable(var after)) {
      retry(answer, after);
    }
    if (failure instanceof IdempotencyKeyInUse(var after)) {
      retry(answer, after);
    }
    return answer;
  }

  MutableHttpResponse<?> to(HttpRequest<?> request, ThreadException refused) {
    var facts = RequestFacts.of(request);
    var answer = identified(surfaces.answering(facts.path()).render(refused, facts), facts);
    if (refused instanceof ThreadException.TooBusy) {
      retry(answer, Duration.ZERO);
    }
    return answer;
  }

  MutableHttpResponse<?> to(HttpRequest<?> request, SurfaceException own) {
    var facts = RequestFacts.of(request);
    return identified(own.answer(facts), facts);
  }

  private static MutableHttpResponse<?> identified(
      MutableHttpResponse<?> answer, RequestFacts facts) {
    answer.getHeaders().set(RequestIds.HEADER, facts.requestId());
    if (answer.getContentType().isEmpty()) {
      answer.contentType(MediaType.APPLICATION_JSON_TYPE);
    }
    return answer;
  }

  static MutableHttpResponse<?> options(Collection<String> allowed) {
    return HttpResponse.noContent().header(HttpHeaders.ALLOW, list(allowed));
  }

  private static void retry(MutableHttpResponse<?> answer, Duration after) {
    var seconds = Math.max(1, Quota.secondsUp(after));
    answer.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }

  private static String list(Collection<String> methods) {
    return String.join(", ", new TreeSet<>(methods));
  }
}
