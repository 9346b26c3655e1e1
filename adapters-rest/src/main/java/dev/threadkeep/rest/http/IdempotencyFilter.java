package dev.threadkeep.rest.http;

import dev.threadkeep.application.idempotency.IdempotencyStore;
import dev.threadkeep.application.idempotency.IdempotencyStore.Undertaking;
import dev.threadkeep.rest.http.idempotency.AnswerKeeping;
import dev.threadkeep.rest.http.idempotency.AsksOthers;
import dev.threadkeep.rest.http.idempotency.IdempotencyHeader;
import dev.threadkeep.rest.http.idempotency.KeepsItsAnswer;
import dev.threadkeep.rest.http.idempotency.KeyedRequest;
import dev.threadkeep.rest.http.idempotency.TakesNoIdempotencyKey;
import dev.threadkeep.rest.http.key.Admissions.Admission;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/**
 * Has a request with a key carried out once, whatever its route. Requests without one pass it by.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Filters.REPEATING)
final class IdempotencyFilter {

  /** The caller as the request's stores are to know them. */
  static final String CALLER = "threadkeep.caller";

  static final String REQUEST = "threadkeep.keyed-request";

  private static final String UNDERTAKING = "threadkeep.undertaking";

  private static final Set<String> UNSAFE = Set.of("POST", "PUT", "PATCH", "DELETE");

  /** What refuses by what it found; all else might be answered differently a moment later. */
  private static final Set<Integer> DECIDED_REFUSALS = Set.of(404, 409, 412, 422);

  private static final CompletionStage<Optional<HttpResponse<?>>> GO_ON =
      CompletableFuture.completedFuture(Optional.empty());

  private final IdempotencyStore store;
  private final AnswerKeeping answers;
  private final ExecutorService blocking;

  IdempotencyFilter(
      IdempotencyStore store,
      AnswerKeeping answers,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.store = store;
    this.answers = answers;
    this.blocking = blocking;
  }

  /**
   * @return always nothing: what was answered before is thrown, like all that is in the way
   */
  @RequestFilter
  CompletionStage<Optional<HttpResponse<?>>> begin(ServerHttpRequest<?> request) {
    if (!request.getHeaders().contains(IdempotencyHeader.NAME)
        || !UNSAFE.contains(request.getMethodName())) {
      return GO_ON;
    }
    var admission = request.getAttribute(AccessFilter.ADMISSION, Admission.class);
    if (admission.isEmpty()) {
      return GO_ON; // of no organization that an answer could be kept for
    }
    if (isFor(request, TakesNoIdempotencyKey.class)) {
      throw QueryParameters.bad(
          IdempotencyHeader.NAME, "is not taken here: the request is safe to repeat by itself");
    }
    return request
        .byteBody()
        .split(SplitBackpressureMode.FASTEST)
        .buffer()
        .thenAcceptAsync(
            body -> {
              try (body) {
                begin(request, admission.get(), body.toByteArray());
              }
            },
            mayBlock())
        .thenApply(_ -> Optional.empty());
  }

  /** The request with a key, for its route to have the answer kept by a change. */
  static Optional<KeyedRequest> keptByItsRoute(HttpRequest<?> request) {
    return request
        .getAttribute(REQUEST, KeyedRequest.class)
        .filter(_ -> request.getAttribute(UNDERTAKING).isEmpty());
  }

  /** The event loop must not wait for a store. */
  private Executor mayBlock() {
    var context = PropagatedContext.getOrEmpty();
    return task -> blocking.execute(context.wrap(task));
  }

  private void begin(HttpRequest<?> request, Admission admission, byte[] body) {
    var keyed = new KeyedRequest(IdempotencyHeader.claim(request, body));
    request.setAttribute(REQUEST, keyed);
    if (isFor(request, AsksOthers.class)) {
      // Hears whether it was answered before, and lets go of the stores.
      store.begin(admission.caller(), keyed.claim()).close();
    } else if (!isFor(request, KeepsItsAnswer.class)) {
      var undertaking = store.begin(admission.caller(), keyed.claim());
      request.setAttribute(UNDERTAKING, undertaking);
      request.setAttribute(CALLER, undertaking.caller());
      admission.confirm();
    }
  }

  private static boolean isFor(HttpRequest<?> request, Class<? extends Annotation> routes) {
    return RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(routes))
        .isPresent();
  }

  /**
   * @return always nothing: the answer stays as it is, unless something is thrown in its place
   */
  @ResponseFilter
  CompletionStage<Optional<HttpResponse<?>>> keep(
      HttpRequest<?> request, MutableHttpResponse<?> response) {
    var keyed = request.getAttribute(REQUEST, KeyedRequest.class);
    if (keyed.isEmpty()) {
      return GO_ON;
    }
    return CompletableFuture.runAsync(() -> keep(request, keyed.get(), response), mayBlock())
        .thenApply(_ -> Optional.empty());
  }

  private void keep(HttpRequest<?> request, KeyedRequest keyed, HttpResponse<?> response) {
    boolean isToBeKept = !keyed.isSettled() && isDecided(response);
    var undertaking = request.getAttribute(UNDERTAKING, Undertaking.class);
    if (undertaking.isPresent()) {
      try (var begun = undertaking.get()) {
        if (isToBeKept) {
          keep(begun, response);
        }
      }
    } else if (isToBeKept) {
      // What a change has not kept has changed nothing here that must not be done twice.
      store.keep(CallerParameter.caller(request), keyed.claim(), answers.toKept(response));
    }
  }

  private void keep(Undertaking undertaking, HttpResponse<?> response) {
    var answer = answers.toKept(response);
    if (isSuccess(response)) {
      undertaking.keep(answer);
    } else {
      undertaking.keepRefusal(answer);
    }
  }

  /** Whoever is told to come back later is told nothing that counts. */
  private static boolean isDecided(HttpResponse<?> response) {
    return isSuccess(response)
        || (DECIDED_REFUSALS.contains(response.code())
            && !response.getHeaders().contains(HttpHeaders.RETRY_AFTER));
  }

  private static boolean isSuccess(HttpResponse<?> response) {
    return response.code() / 100 == 2;
  }
}
